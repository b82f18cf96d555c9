/** Test and bench runs that were killed: the next one ends what they started and clears their data, and nothing else. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { waitFor } from '../../../scripts/lib/processes.mjs'
import { endDeadRuns } from '../../../scripts/lib/runs.mjs'

const LIB = join(import.meta.dirname, '../../../scripts/lib')
/** Opens a run with a database and a process of its own, says who they are, and stays. */
const RUN = `
  import { anyFree } from '${LIB}/ports.mjs'
  import { startPostgres } from '${LIB}/postgres.mjs'
  import { startChild } from '${LIB}/processes.mjs'
  import { joinRun, scratchFolder } from '${LIB}/runs.mjs'
  const folder = await joinRun('test', { onDisk: true })
  const data = await scratchFolder('database')
  const logFile = data + '/postgres.log'
  const options = { dataDir: data + '/postgres', port: await anyFree(), password: 'pw', logFile, throwaway: true }
  const postgres = process.argv[1] === 'small' ? null : (await startPostgres(options)).child.pid
  const child = startChild({ name: 'backend', command: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'] })
  console.log(JSON.stringify({ folder, pids: [child.pid, postgres].filter(Boolean) }))
  if (process.argv[2] === 'end') process.exit(0)
  setInterval(() => {}, 1000)
`
interface Run {
  process: ChildProcess
  folder: string
  pids: number[]
}
let parent = ''
const runs: Run[] = []

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'shanzhen runs '))
})
afterEach(async () => {
  // Gone, not only told to go: a run that still lives is let alone, and its processes with it.
  for (const run of runs.splice(0)) if (run.process.exitCode === null && !run.process.signalCode) await kill(run)
  await endDeadRuns([parent])
  rmSync(parent, { recursive: true, force: true })
})

async function openRun(...args: string[]): Promise<Run> {
  const env = { ...process.env, TMPDIR: parent, SHANZHEN_RUN: '' }
  const child = spawn(process.execPath, ['--input-type=module', '-e', RUN, ...args], { env })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  await waitFor(async () => said.endsWith('\n'), { timeoutMs: 30_000 })
  const run = { process: child, ...(JSON.parse(said) as Pick<Run, 'folder' | 'pids'>) }
  runs.push(run)
  return run
}

async function kill(run: Run) {
  const gone = once(run.process, 'exit')
  run.process.kill('SIGKILL')
  await gone
}

const isAlive = (pid: number) => existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`).length > 0

it('ends the database and the processes of a run that was killed, and removes its data', async () => {
  const dead = await openRun()
  await kill(dead)
  expect(dead.pids.map(isAlive)).toEqual([true, true])
  expect(await endDeadRuns([parent])).toBe(1)
  expect(dead.pids.map(isAlive)).toEqual([false, false])
  expect(existsSync(dead.folder)).toBe(false)
})

it('lets a run alone that lives, though another one died beside it', async () => {
  const [living, dead] = [await openRun('small'), await openRun('small')]
  await kill(dead)
  expect(await endDeadRuns([parent])).toBe(1)
  expect(living.pids.map(isAlive)).toEqual([true])
  expect(existsSync(living.folder)).toBe(true)
})

it('kills nobody who was given the number of a dead run’s process since', async () => {
  const [other, dead] = [await openRun('small'), await openRun('small')]
  await kill(dead)
  const file = join(dead.folder, 'run.json')
  const lines = [...readFileSync(file, 'utf8').trim().split('\n').slice(0, 1)]
  const stranger = { name: 'backend', pid: other.pids[0], began: 'another-boot:1' }
  writeFileSync(file, [...lines, JSON.stringify(stranger), '{"name":"torn'].join('\n'))
  expect(await endDeadRuns([parent])).toBe(1)
  expect(isAlive(other.pids[0])).toBe(true)
  process.kill(-dead.pids[0], 'SIGKILL')
})

it('takes its processes and data along when a run ends in the middle', async () => {
  const run = await openRun('small', 'end')
  await waitFor(async () => !run.pids.some(isAlive) && !existsSync(run.folder), { timeoutMs: 10_000 })
  expect([run.pids.map(isAlive), existsSync(run.folder)]).toEqual([[false], false])
})
