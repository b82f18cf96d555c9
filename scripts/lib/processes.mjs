// Long-running children (database, search, gateways, backend, storefront): each in a process group of its own, so
// that ending one ends all it started, with its output in a log file.
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readFileSync, readSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { addEntry } from './entries.mjs'
import { isDiskFull } from './problem.mjs'

/**
 * @typedef {{ name: string, pid: number, port?: number, command: string, exited: Promise<number | null>,
 *   isAlive: () => boolean, ending: () => string, stop: (timeoutMs?: number) => Promise<void>, kill: () => void,
 *   logFile?: string, logFrom: number }} Child
 *   `ending` says how it ended: the signal or its code. `logFrom`: the byte of the log at which its own words begin.
 */

/**
 * @param {{ name: string, command: string, args: string[], cwd?: string, env?: NodeJS.ProcessEnv, logFile?: string,
 *   port?: number, stopSignal?: NodeJS.Signals, patienceMs?: number, uid?: number, gid?: number }} options
 *   `patienceMs`: how long it may take to end in peace.
 * @returns {Child}
 */
export function startChild(options) {
  const { name, command, args, cwd, env, logFile, port, stopSignal = 'SIGTERM', patienceMs = 8000, uid, gid } = options
  if (logFile) mkdirSync(dirname(logFile), { recursive: true })
  const log = logFile ? openSync(logFile, 'a', 0o600) : /** @type {const} */ ('ignore')
  const logFrom = typeof log === 'number' ? fstatSync(log).size : 0
  const child = spawn(command, args, { cwd, env, uid, gid, detached: true, stdio: ['ignore', log, log] })
  if (typeof log === 'number') closeSync(log)
  let alive = true
  let ending = ''
  /** @type {Promise<number | null>} */
  const exited = new Promise((resolve) => {
    child.once('error', () => resolve([127, null]))
    child.once('exit', (code, signal) => resolve([code, signal]))
  }).then(([code, signal]) => {
    alive = false
    ending = signal ?? `code ${code}`
    return /** @type {number | null} */ (code)
  })
  const pid = child.pid ?? 0
  // A run writes down everything it starts, whoever in it starts it.
  const run = process.env.SHANZHEN_RUN
  if (run && pid && existsSync(run)) addEntry(run, { name, pid, port })
  return {
    name,
    pid,
    port,
    command: [command, ...args].join(' '),
    exited,
    logFile,
    logFrom,
    isAlive: () => alive,
    ending: () => ending,
    kill: () => void (alive && pid && signalGroup(pid, 'SIGKILL')),
    async stop(timeoutMs = patienceMs) {
      if (!pid) return
      if (alive) signalGroup(pid, stopSignal)
      const late = setTimeout(() => signalGroup(pid, 'SIGKILL'), timeoutMs)
      await exited
      clearTimeout(late)
      signalGroup(pid, 'SIGKILL')
    },
  }
}

/** Before the program in the arguments of a Node: it ends with the process that starts it, however that ends. */
export const endingWithUs = () => {
  const url = pathToFileURL(join(import.meta.dirname, 'end-with.mjs'))
  url.searchParams.set('starter', String(process.pid))
  return ['--import', url.href]
}

/**
 * @param {number} pid leader of the group
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal)
  } catch {
    // The group is gone already.
  }
}

/**
 * The command line of a running process, or null when there is none with this number.
 * @param {number} pid
 */
export function commandLineOf(pid) {
  if (existsSync('/proc/self/cmdline')) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || null
    } catch {
      return null
    }
  }
  const { status, stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}

/**
 * Waits for a condition, asking every `everyMs`.
 * @param {() => Promise<boolean>} condition
 * @param {{ timeoutMs: number, everyMs?: number, stopIf?: () => boolean }} options
 */
export async function waitFor(condition, { timeoutMs, everyMs = 30, stopIf = () => false }) {
  const end = Date.now() + timeoutMs
  while (Date.now() < end) {
    if (await condition().catch(() => false)) return true
    if (stopIf()) return false
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  return false
}

/** More than the last lines anybody asks for have; a log may be as large as a disk. */
const TAIL_BYTES = 256 * 1024

/**
 * The last lines a child wrote itself, not one before it in the same log, for the one line that tells what went wrong; that
 * the disk is full comes first of all.
 * @param {Pick<Child, 'logFile' | 'logFrom'>} child
 */
export function lastLines({ logFile, logFrom }, count = 8) {
  if (!logFile || !existsSync(logFile)) return ''
  const lines = tailOf(logFile, logFrom).trim().split('\n').slice(-100)
  const full = lines.slice(-20).find((line) => isDiskFull(line))
  return full ?? lines.slice(-count).join('\n')
}

/** @param {string} file @param {number} from of its bytes; a file that is shorter was begun anew */
function tailOf(file, from) {
  const log = openSync(file, 'r')
  try {
    const { size } = fstatSync(log)
    const begin = Math.max(from > size ? 0 : from, size - TAIL_BYTES)
    const bytes = Buffer.alloc(size - begin)
    return bytes.toString('utf8', 0, readSync(log, bytes, 0, bytes.length, begin))
  } finally {
    closeSync(log)
  }
}

/**
 * The last of these, by what it says: the backend's log is one JSON object a line, with a stack that nobody at a terminal
 * asked for. Who said nothing ended somehow.
 * @param {Pick<Child, 'logFile' | 'logFrom' | 'ending'>} child
 */
export function lastWord(child) {
  const line = lastLines(child, 1)
  try {
    const { message } = JSON.parse(line)
    return typeof message === 'string' ? message : line
  } catch {
    return line || child.ending()
  }
}
