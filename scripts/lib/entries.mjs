// What a shop or a run has started, written down in its folder (run.json) as it starts: one process a line, so that many
// processes may write and a torn last line costs only itself. A process counts as the one written down only if it began
// at the recorded moment: a number alone may have been given away since.
import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ name: string, pid: number, began: string | null, port?: number }} Entry */

const fileOf = (/** @type {string} */ folder) => join(folder, 'run.json')

/** @param {string} folder @param {{ name: string, pid: number, port?: number }} started */
export function addEntry(folder, { name, pid, port }) {
  const entry = { name, pid, began: beginningOf(pid), ...(port ? { port } : {}) }
  appendFileSync(fileOf(folder), `${JSON.stringify(entry)}\n`, { mode: 0o600 })
}

/** @param {string} folder @returns {Entry[]} */
export function readEntries(folder) {
  const file = fileOf(folder)
  if (!existsSync(file)) return []
  const text = readFileSync(file, 'utf8')
  // Shops wrote one list before they wrote lines, which may stand behind it.
  const list = text.startsWith('[') ? text.lastIndexOf(']') + 1 : 0
  return [text.slice(0, list), ...text.slice(list).split('\n')].flatMap((part) => parsed(part) ?? [])
}

/** Leaves only these, at one moment. @param {string} folder @param {Entry[]} entries */
export function replaceEntries(folder, entries) {
  const next = `${fileOf(folder)}.${process.pid}`
  writeFileSync(next, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''), { mode: 0o600 })
  renameSync(next, fileOf(folder))
}

/** @param {string} folder */
export function clearEntries(folder) {
  rmSync(fileOf(folder), { force: true })
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** @param {Entry} entry */
export function isRunning(entry) {
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
