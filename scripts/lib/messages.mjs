// Messages the shop sends while no real SMS or mail service is set (sign-in codes, order news), shown as they appear.
import { existsSync, openSync, readSync, statSync, closeSync } from 'node:fs'

/** @param {string} outbox a message per line, as the plugin `messages` keeps them */
export function followMessages(outbox) {
  let from = existsSync(outbox) ? statSync(outbox).size : 0
  const timer = setInterval(() => {
    if (!existsSync(outbox)) return
    const size = statSync(outbox).size
    if (size <= from) return
    const bytes = Buffer.alloc(size - from)
    const handle = openSync(outbox, 'r')
    readSync(handle, bytes, 0, bytes.length, from)
    closeSync(handle)
    const whole = bytes.lastIndexOf(10) + 1
    from += whole
    const lines = bytes.subarray(0, whole).toString().split('\n')
    for (const line of lines.filter(Boolean)) {
      const { to, text } = JSON.parse(line)
      console.log(`[message] ${to.slice(0, 3)}…${to.slice(-4)}: ${text}`)
    }
  }, 300)
  timer.unref()
}
