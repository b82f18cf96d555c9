// Which processes a running shop consists of, so that a start after kill -9 can end what was left behind, and only that.
import { addEntry, clearEntries, isRunning, readEntries, replaceEntries } from './entries.mjs'
import { Problem } from './problem.mjs'
import { waitFor } from './processes.mjs'

/** Who holds a folder while it lives: the launcher of a shop, a test or bench run, a command on a stopped shop's data. */
const HOLDERS = ['launcher', 'run', 'command']

/** @param {string} dataDir */
export function runRecord(dataDir) {
  return {
    /** The holder itself comes first. @param {string} name @param {number} pid @param {number} [port] */
    add: (name, pid, port) => addEntry(dataDir, { name, pid, port }),
    clear: () => clearEntries(dataDir),
  }
}

/** Who else holds this folder. @param {string} dataDir */
export const holderOf = (dataDir) => otherIn(readEntries(dataDir))

/** The first that wrote itself down and lives, where that is not this process. @param {import('./entries.mjs').Entry[]} entries */
function otherIn(entries) {
  const holder = entries.find((entry) => HOLDERS.includes(entry.name) && isRunning(entry))
  return holder && holder.pid !== process.pid ? holder : null
}

/**
 * Takes the folder for this process until the record is cleared, and ends what an earlier, killed holder left running. Of two
 * that ask at once one gets it: each writes itself down first and then looks who stands there before it.
 * @param {string} dataDir @param {'launcher' | 'command'} name @returns {Promise<number>} how many were ended
 */
export async function takeHold(dataDir, name) {
  for (;;) {
    addEntry(dataDir, { name, pid: process.pid })
    const entries = readEntries(dataDir)
    const own = entries.find(({ pid }) => pid === process.pid)
    const other = otherIn(entries)
    if (other) throw refusalOf(other)
    // Whoever stood there ended meanwhile, and all that was written down went with it.
    if (!own) continue
    const ended = await endStarted(dataDir)
    replaceEntries(dataDir, [own])
    return ended
  }
}

/** @param {import('./entries.mjs').Entry} holder */
const refusalOf = ({ name, pid }) =>
  name === 'command'
    ? new Problem(`另一个命令正在用这些数据（进程 ${pid}）`, `another command uses these data (process ${pid})`)
    : new Problem(`商店已在运行（进程 ${pid}）`, `the shop is already running (process ${pid})`)

/** Whether what is written down was started by a command that died. @param {string} dataDir */
export function isLeftByCommand(dataDir) {
  return readEntries(dataDir).some(({ name }) => name === 'command') && !holderOf(dataDir)
}

/** Ends what an earlier, killed holder left running. @param {string} dataDir @returns {Promise<number>} how many */
export async function endLeftovers(dataDir) {
  const holder = holderOf(dataDir)
  if (holder) throw refusalOf(holder)
  const ended = await endStarted(dataDir)
  clearEntries(dataDir)
  return ended
}

/** Ends everything written down but the holder. @param {string} folder @returns {Promise<number>} how many */
export async function endStarted(folder) {
  const left = readEntries(folder).filter((entry) => !HOLDERS.includes(entry.name) && isRunning(entry))
  for (const { pid, name } of left) signal(pid, name === 'postgres' ? 'SIGINT' : 'SIGTERM')
  await waitFor(async () => !left.some(isRunning), { timeoutMs: 8000 })
  for (const { pid } of left.filter(isRunning)) signal(pid, 'SIGKILL')
  await waitFor(async () => !left.some(isRunning), { timeoutMs: 2000 })
  return left.length
}

/**
 * Its whole group where it leads one, else itself.
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
export function signal(pid, name) {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, name)
      return
    } catch {
      // No group of its own, or gone already.
    }
  }
}
