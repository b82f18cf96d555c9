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

const DISK_FULL = '磁盘满 / disk full'

/** As Node, Postgres (English or Chinese), Meilisearch and SQLite say it. @param {string} text */
export const isDiskFull = (text) =>
  /ENOSPC|no space left on device|设备上没有空间|disk (?:is )?full|os error 28\b/i.test(text)

/**
 * @param {unknown} error
 * @returns {string}
 */
export function oneLine(error) {
  if (error instanceof Problem && error.message.startsWith('磁盘满')) return error.message
  if (isDiskFull(error instanceof Error ? `${'code' in error ? error.code : ''} ${error.message}` : String(error)))
    return DISK_FULL
  if (error instanceof Problem) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (['EACCES', 'EROFS', 'EPERM'].includes(code)) {
    const path = error instanceof Error && 'path' in error ? String(error.path) : ''
    return `文件夹不可写：${path} / The folder is read-only: ${path}`
  }
  return error instanceof Error ? error.message.split('\n')[0] : String(error)
}
