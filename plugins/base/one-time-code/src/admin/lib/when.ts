/** `11月28日 09:30`, Beijing time. */
export const when = (at: string): string =>
  new Date(at).toLocaleString('zh-CN', {
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Shanghai',
  })
