// Which processes a running shop consists of (.data/run.json), so that a start after kill -9 can end what was left
// behind. A process counts as ours only if it began at the recorded moment: a number alone may have been given away.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from './problem.mjs'
import { signalGroup, waitFor } from './processes.mjs'

/** @typedef {{ name: string, pid: number, began: string | null }} Entry */

/** @param {string} dataDir */
export function runRecord(dataDir) {
  const file = join(dataDir, 'run.json')
  /** @type {Entry[]} */
  let entries = []
  const save = () => writeFileSync(file, JSON.stringify(entries, null, 2), { mode: 0o600 })
  return {
    /** The launcher itself comes first. @param {string} name @param {number} pid */
    add(name, pid) {
      entries.push({ name, pid, began: beginningOf(pid) })
      save()
    },
    clear() {
      entries = []
      rmSync(file, { force: true })
    },
  }
}

/** The launcher that holds this data folder, if it lives. @param {string} dataDir */
export function runningLauncher(dataDir) {
  const launcher = readEntries(dataDir).find((entry) => entry.name === 'launcher')
  return launcher && launcher.pid !== process.pid && isOurs(launcher) ? launcher : null
}

/** Ends what an earlier, killed launcher left running. @param {string} dataDir @returns {Promise<number>} how many */
export async function endLeftovers(dataDir) {
  const holder = runningLauncher(dataDir)
  if (holder) {
    throw new Problem(`商店已在运行（进程 ${holder.pid}）`, `the shop is already running (process ${holder.pid})`)
  }
  const left = readEntries(dataDir).filter((entry) => entry.name !== 'launcher' && isOurs(entry))
  for (const entry of left) signalGroup(entry.pid, entry.name === 'postgres' ? 'SIGINT' : 'SIGTERM')
  await waitFor(async () => !left.some(isOurs), { timeoutMs: 8000 })
  for (const entry of left.filter(isOurs)) signalGroup(entry.pid, 'SIGKILL')
  return left.length
}

/** @param {string} dataDir @returns {Entry[]} */
function readEntries(dataDir) {
  const file = join(dataDir, 'run.json')
  if (!existsSync(file)) return []
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return []
  }
}

/** @param {Entry} entry */
function isOurs(entry) {
  return entry.began !== null && entry.began === beginningOf(entry.pid)
}

/**
 * When a process began, as something that never repeats; null when there is no such process.
 * @param {number} pid
 */
function beginningOf(pid) {
  if (existsSync('/proc/self/stat')) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
      if (fields[0] === 'Z') return null
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`
    } catch {
      return null
    }
  }
  const { status, stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}
