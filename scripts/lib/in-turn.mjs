// One process of this checkout at a time installs or builds a thing: two commands begun together would write into the same
// folders. Imports nothing that has to be installed first.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { addEntry, clearEntries, isRunning, readEntries } from './entries.mjs'
import { waitFor } from './processes.mjs'

/** As long as installing may take over a slow network. */
const PATIENCE_MS = 30 * 60_000

/**
 * Whoever waits looks again, once it is its turn, whether there is still something to do. A process that was killed gives
 * its turn away; the lanes of one process are its own affair.
 * @template T
 * @param {string} folder where turns are written down @param {string} thing @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inTurn(folder, thing, work) {
  const lane = join(folder, thing)
  mkdirSync(lane, { recursive: true })
  let told = false
  const isOurs = async () => {
    // The end of another's turn clears all that wait; they write themselves down again.
    if (!readEntries(lane).some(({ pid }) => pid === process.pid)) addEntry(lane, { name: 'turn', pid: process.pid })
    const first = readEntries(lane).find(isRunning)
    if (first?.pid === process.pid) return true
    if (first && !told) console.log(`… 等另一个命令（进程 ${first.pid}） waiting for process ${first.pid}`)
    told ||= first !== undefined
    return false
  }
  if (!(await waitFor(isOurs, { timeoutMs: PATIENCE_MS, everyMs: 100 }))) throw new Error(`no turn for ${thing}`)
  try {
    return await work()
  } finally {
    clearEntries(lane)
  }
}
