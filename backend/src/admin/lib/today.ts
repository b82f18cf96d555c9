/** Words of what waits at the desk. */
import type { WaitGroup } from '../../wire'

const NAMES: Record<WaitGroup, string> = {
  orders: '订单与售后',
  quality: '批次与质量',
  papers: '生产者与证照',
  partners: '小店与分销',
  money: '钱',
  system: '系统',
}
/** As they stand one below the other. */
export const GROUPS = Object.entries(NAMES)

const HOUR_MS = 3_600_000

/** How long ago: `不到 1 小时`, `5 小时`, `3 天`. */
export function age(since: string | Date): string {
  const hours = Math.floor((Date.now() - new Date(since).getTime()) / HOUR_MS)
  if (hours < 1) return '不到 1 小时'
  return hours < 48 ? `${hours} 小时` : `${Math.floor(hours / 24)} 天`
}
