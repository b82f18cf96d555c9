/** The launcher on real processes: what a killed one leaves behind is ended, what is somebody else's is not touched. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { anyFree, isFree, nextFree } from '../../../scripts/lib/ports.mjs'
import { binaries, canConnect, runAs, startPostgres } from '../../../scripts/lib/postgres.mjs'
import { signalGroup, startChild, waitFor } from '../../../scripts/lib/processes.mjs'
import { oneLine, Problem } from '../../../scripts/lib/problem.mjs'
import { endLeftovers, runRecord, takeHold } from '../../../scripts/lib/run-record.mjs'

const scriptAt = (name: string) => pathToFileURL(join(import.meta.dirname, '../../../scripts/lib', name)).href
const [RECORD, IN_TURN] = [scriptAt('run-record.mjs'), scriptAt('in-turn.mjs')]
const SLEEP = ['-e', 'setInterval(() => {}, 1000)']
let folder = ''
const strangers: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shanzhen launcher '))
})
afterEach(() => {
  for (const stranger of strangers.splice(0)) stranger.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const startStranger = () => {
  const stranger = spawn(process.execPath, SLEEP)
  strangers.push(stranger)
  return stranger.pid ?? 0
}
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

it('ends the children of a launcher that was killed', async () => {
  const child = startChild({ name: 'backend', command: process.execPath, args: SLEEP })
  runRecord(folder).add('backend', child.pid)
  expect(await endLeftovers(folder)).toBe(1)
  await child.exited
  expect(child.isAlive()).toBe(false)
})

it('has no server left of a launcher that was killed before it wrote it down', async () => {
  const script = `const { endingWithUs, startChild } = await import(${JSON.stringify(scriptAt('processes.mjs'))})
    const args = [...endingWithUs(), ...${JSON.stringify(SLEEP)}]
    console.log(startChild({ name: 'gateway', command: process.execPath, args }).pid)
    setInterval(() => {}, 1000)`
  const launcher = spawn(process.execPath, ['--input-type=module', '-e', script])
  strangers.push(launcher)
  const pid = await new Promise<number>((resolve) => launcher.stdout.once('data', (text) => resolve(Number(text))))
  expect(isAlive(pid)).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(isAlive(pid)).toBe(true)
  launcher.kill('SIGKILL')
  await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false)
})

it('leaves a process alone that was given a recorded number later', async () => {
  const pid = startStranger()
  runRecord(folder).add('backend', pid)
  const file = join(folder, 'run.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"began":"[^"]*"/, '"began":"another-boot:1"'))
  expect(await endLeftovers(folder)).toBe(0)
  expect(isAlive(pid)).toBe(true)
})

it('refuses a second launcher on the same data in one line', async () => {
  runRecord(folder).add('launcher', startStranger())
  const refusal = await endLeftovers(folder).catch(oneLine)
  expect(refusal).toMatch(/^商店已在运行.+already running/)
})

it('lets one of many that start at the same moment have the data, and takes nothing from it as the others give up', async () => {
  const script = `const { takeHold } = await import(${JSON.stringify(RECORD)})
    const told = await takeHold(process.argv[1], 'launcher').then(() => 'held', (error) => error.message)
    console.log(told)
    if (told === 'held') setInterval(() => {}, 1000)`
  const [begun, said] = [5, [] as string[]]
  for (let i = 0; i < begun; i++) {
    const one = spawn(process.execPath, ['--input-type=module', '-e', script, folder])
    strangers.push(one)
    one.stdout.on('data', (text) => said.push(String(text).trim()))
  }
  await expect.poll(() => said.length, { timeout: 20_000 }).toBe(begun)
  expect(said.filter((one) => one === 'held')).toHaveLength(1)
  expect(said.filter((one) => one.includes('商店已在运行'))).toHaveLength(begun - 1)
  expect(await endLeftovers(folder).catch(oneLine)).toMatch(/already running/)
})

it('lets one process at a time install or build, and the next have its turn where one is killed meanwhile', async () => {
  const script = `const { inTurn } = await import(${JSON.stringify(IN_TURN)})
    const say = (text) => process.stdout.write(text + process.argv[2] + ' ')
    await inTurn(process.argv[1], 'thing', async () => {
      say('begin')
      if (process.argv[2] === '0') process.kill(process.pid, 'SIGKILL')
      await new Promise((resolve) => setTimeout(resolve, 300))
      say('end')
    })`
  let said = ''
  const begin = (number: number) => {
    const one = spawn(process.execPath, ['--input-type=module', '-e', script, folder, String(number)])
    strangers.push(one)
    one.stdout.on('data', (text) => (said += text))
  }
  for (const number of [1, 2, 0, 3, 4]) begin(number)
  const told = () => said.split(/\s+/).filter((word) => /^(?:begin|end)\d$/.test(word))
  await expect.poll(() => told().length, { timeout: 30_000 }).toBe(9)
  const others = told().filter((word) => word !== 'begin0')
  expect(others.length).toBe(8)
  for (let i = 0; i < others.length; i += 2) expect(others[i + 1]).toBe(others[i].replace('begin', 'end'))
})

it('ends what a launcher of the version before wrote down as one list', async () => {
  const child = startChild({ name: 'backend', command: process.execPath, args: SLEEP })
  runRecord(folder).add('backend', child.pid)
  const file = join(folder, 'run.json')
  writeFileSync(file, JSON.stringify([JSON.parse(readFileSync(file, 'utf8'))], null, 2))
  expect(await takeHold(folder, 'launcher')).toBe(1)
  await child.exited
  expect(await takeHold(folder, 'launcher')).toBe(0)
})

it('says that the disk is full in one line, whoever says it', () => {
  const errors = [
    Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
    new Problem(
      '数据库没能启动：FATAL: could not write lock file: No space left on device',
      'the database did not start',
    ),
    new Error('内部错误: No space left on device (os error 28)'),
  ]
  for (const error of errors) expect(oneLine(error)).toMatch(/^磁盘满.+disk full/)
  expect(() => writeFileSync('/dev/full', 'x')).toThrow(expect.objectContaining({ code: 'ENOSPC' }))
  expect(oneLine(new Error('磁盘很大'))).toBe('磁盘很大')
})

it('makes a database where only its own user may enter, as in the home of root', async () => {
  const { initdb } = await binaries()
  const native = join(folder, 'native')
  cpSync(join(dirname(initdb), '..'), native, { recursive: true, verbatimSymlinks: true })
  chmodSync(folder, 0o700)
  const own = join(native, 'bin', 'postgres')
  const account = runAs(own, join(folder, 'data'))
  const flags = ['-D', join(folder, 'data'), '--no-sync', '--no-instructions', '--username=postgres', '--auth=trust']
  const { command, args, uid, gid } = account.wrap(join(native, 'bin', 'initdb'), flags)
  const { status, stderr } = spawnSync(command, args, { uid, gid, encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, expect.not.stringContaining('error')])
})

it('starts the database again after its processes were killed', async () => {
  const options = { dataDir: join(folder, 'postgres'), password: 'pw', logFile: join(folder, 'postgres.log') }
  const first = await startPostgres({ ...options, port: await anyFree() })
  signalGroup(first.child.pid, 'SIGKILL')
  await first.child.exited
  const second = await startPostgres({ ...options, port: await anyFree() })
  expect(await canConnect(second.url('postgres'))).toBe(true)
  await second.stop()
  expect(await canConnect(second.url('postgres'))).toBe(false)
})

it('takes the next port where one is taken', async () => {
  const port = await anyFree()
  const server = createServer().listen(port, '127.0.0.1')
  await waitFor(async () => server.listening, { timeoutMs: 5000 })
  expect(await isFree(port)).toBe(false)
  expect(await nextFree(port)).toBeGreaterThan(port)
  server.close()
})
