// A fault the person at the keyboard can mend: shown as one line in Chinese and English, never as a stack trace.
export class Problem extends Error {
  /**
   * @param {string} zh
   * @param {string} en
   */
  constructor(zh, en) {
    super(`${zh} / ${en}`)
    this.name = 'Problem'
  }
}

/**
 * @param {unknown} error
 * @returns {string}
 */
export function oneLine(error) {
  if (error instanceof Problem) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (['EACCES', 'EROFS', 'EPERM'].includes(code)) {
    const path = error instanceof Error && 'path' in error ? String(error.path) : ''
    return `文件夹不可写：${path} / The folder is read-only: ${path}`
  }
  if (code === 'ENOSPC') return '磁盘满 / disk full'
  return error instanceof Error ? error.message.split('\n')[0] : String(error)
}
