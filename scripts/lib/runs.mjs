// Runs that open a shop or a database of their own and need it only while they last: tests and benches. Each has one
// folder for all its data, in memory where there is enough of it, and in it the record of what it started. The next run
// ends and removes what a dead one left, and nothing else.
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addEntry, isRunning, readEntries } from './entries.mjs'
import { root } from './paths.mjs'
import { endStarted, signal } from './run-record.mjs'

const MEMORY = '/dev/shm'
/** A database copied for every test is thousands of small files: in memory that takes 60 ms, on a disk a second. */
const NEEDED_BYTES = 3 * 2 ** 30
const PREFIX = 'shanzhen scratch'

/** The run that this process belongs to; whatever it starts inherits the name. */
const current = () => (existsSync(process.env.SHANZHEN_RUN ?? '') ? String(process.env.SHANZHEN_RUN) : null)

/**
 * The folder of this run: of the one that runs already, else a new one, which this process holds and takes with it
 * when it ends.
 * @param {string} purpose
 * @param {{ onDisk?: boolean }} [options] `onDisk` where a disk's speed is to be measured
 */
export async function joinRun(purpose, { onDisk = false } = {}) {
  const running = current()
  if (running) return running
  const ended = await endDeadRuns()
  if (ended) console.log(`✓ 已清理 ${ended} 个中断的测试 cleared ${ended} dead runs`)
  const folder = mkdtempSync(join(!onDisk && hasRoom() ? MEMORY : tmpdir(), `${PREFIX} ${process.pid} ${purpose} `))
  // Databases run as another user: they walk through, and see nothing of what lies beside them.
  chmodSync(folder, 0o711)
  addEntry(folder, { name: 'run', pid: process.pid })
  process.env.SHANZHEN_RUN = folder
  process.once('exit', () => {
    for (const entry of started(folder)) signal(entry.pid, 'SIGKILL')
    remove(folder)
  })
  return folder
}

/**
 * A Node process and all it starts as one run: whatever way it ends, nothing of it stays.
 * @param {string} purpose
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onDisk?: boolean }} [options]
 * @returns {Promise<number>} its exit code
 */
export async function runInside(purpose, args, { env = process.env, onDisk } = {}) {
  const folder = await joinRun(purpose, { onDisk })
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...env, SHANZHEN_RUN: folder },
  })
  if (child.pid) addEntry(folder, { name: purpose, pid: child.pid })
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(name, () => void child.kill(name))
  if (process.send) process.on('disconnect', () => void child.kill('SIGTERM'))
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(127))
    child.once('exit', (status) => resolve(status ?? 1))
  })
  await endRun(folder)
  return code
}

/** Ends in peace what the run still has running, and removes its data. @param {string} folder */
export async function endRun(folder) {
  await endStarted(folder)
  remove(folder)
}

/** A new folder of its own within the run, with spaces in its path. @param {string} purpose */
export async function scratchFolder(purpose) {
  return mkdtempSync(join(await joinRun(purpose), `${purpose} `))
}

/** Where this process may leave files that go with the run. @returns {string | null} */
export function scratchTemp() {
  const running = current()
  if (!running) return null
  mkdirSync(join(running, 'tmp'), { recursive: true, mode: 0o711 })
  return join(running, 'tmp')
}

/** @param {string[]} [parents] where runs lie @returns {Promise<number>} how many were cleared away */
export async function endDeadRuns(parents = [MEMORY, tmpdir()]) {
  let ended = 0
  for (const folder of parents.flatMap(runsIn)) {
    if (isHeld(folder)) continue
    await endRun(folder)
    ended += 1
  }
  return ended
}

/** Folders of runs that belong to this user: what another one wrote down proves nothing. @param {string} parent */
function runsIn(parent) {
  if (!existsSync(parent)) return []
  return readdirSync(parent)
    .filter((name) => name.startsWith(`${PREFIX} `))
    .map((name) => join(parent, name))
    .filter((folder) => statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.())
}

/** By its record; where the run died before it wrote one, by the number in its name. @param {string} folder */
function isHeld(folder) {
  const holder = readEntries(folder).find(({ name }) => name === 'run')
  if (holder) return isRunning(holder)
  const [, pid] = new RegExp(`/${PREFIX} (\\d+) `).exec(folder) ?? []
  try {
    return Boolean(pid) && process.kill(Number(pid), 0)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/** @param {string} folder */
const started = (folder) => readEntries(folder).filter((entry) => entry.pid !== process.pid && isRunning(entry))

/** Processes on their last way may still write. @param {string} folder */
const remove = (folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })

function hasRoom() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return process.platform === 'linux' && bavail * bsize >= NEEDED_BYTES
  } catch {
    return false
  }
}
