// Watches the parts of an open shop: one that ends by itself is started again, each time after a longer wait, with one
// line that says so. What does not stay up is given up in words.
import { setTimeout as pause } from 'node:timers/promises'
import { isDiskFull, oneLine } from './problem.mjs'
import { lastLines } from './processes.mjs'

/**
 * @typedef {import('./processes.mjs').Child} Child
 * @typedef {{ zh: string, vital: boolean, again: () => Promise<unknown> }} Part
 *   What people call it; whether the shop is closed without it; how it is started again on the same port.
 */

const WAITS_MS = [1000, 2000, 5000, 10_000, 20_000]
/** Who stayed up so long has not failed again, but for the first time. */
const STEADY_MS = 60_000

/**
 * @param {{ onGivenUp: () => void, waitsMs?: number[], steadyMs?: number, say?: (line: string) => void }} options
 *   `onGivenUp`: something without which there is no shop does not stay up.
 */
export function supervise({ onGivenUp, waitsMs = WAITS_MS, steadyMs = STEADY_MS, say = console.error }) {
  /** @type {Map<string, number>} */
  const failures = new Map()
  const over = new AbortController()

  /** From the moment it is ready. @param {Child} child @param {Part} part */
  const watch = (child, part) => {
    const began = Date.now()
    void child.exited.then(() => {
      if (Date.now() - began >= steadyMs) failures.delete(child.name)
      return revive(child, part)
    })
  }

  /** @param {Child} child @param {Part} part */
  const revive = async (child, { zh, vital, again }) => {
    const { name, ending, logFile } = child
    let reason = isDiskFull(lastLines(child, 3)) ? '磁盘满 disk full' : ending()
    while (!over.signal.aborted) {
      const failed = failures.get(name) ?? 0
      if (failed >= waitsMs.length) {
        const end = vital ? '；关店 closing the shop' : ''
        say(`✗ ${zh}起不来（${reason}），不再重试 / the ${name} does not stay up, given up; ${logFile}${end}`)
        return vital ? onGivenUp() : undefined
      }
      failures.set(name, failed + 1)
      const seconds = waitsMs[failed] / 1000
      say(`! ${zh}停了（${reason}），${seconds} 秒后重启 / the ${name} stopped; starting it again in ${seconds} s`)
      try {
        await pause(waitsMs[failed], undefined, { signal: over.signal })
        await again()
        return say(`✓ ${zh}已重新启动 / the ${name} runs again`)
      } catch (error) {
        reason = oneLine(error)
      }
    }
  }
  return { watch, end: () => over.abort() }
}
