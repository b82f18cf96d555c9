// Messages the shop sends while no real SMS or mail service is set (sign-in codes, order news), shown as they appear.
import { existsSync, openSync, readSync, statSync, closeSync } from 'node:fs'

/** @param {string} logFile */
export function followMessages(logFile) {
  let from = existsSync(logFile) ? statSync(logFile).size : 0
  const timer = setInterval(() => {
    if (!existsSync(logFile)) return
    const size = statSync(logFile).size
    if (size <= from) return
    const bytes = Buffer.alloc(size - from)
    const handle = openSync(logFile, 'r')
    readSync(handle, bytes, 0, bytes.length, from)
    closeSync(handle)
    const whole = bytes.lastIndexOf(10) + 1
    from += whole
    const lines = bytes.subarray(0, whole).toString().split('\n')
    for (const line of lines) if (line.includes('[message]')) console.log(line.slice(line.indexOf('[message]')))
  }, 300)
  timer.unref()
}
