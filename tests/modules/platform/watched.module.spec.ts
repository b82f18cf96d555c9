/** What the launcher does with the servers it started: knows them by their word, starts them again, ends them in peace. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openParts } from '../../../scripts/lib/parts.mjs'
import { anyFree } from '../../../scripts/lib/ports.mjs'
import { waitFor } from '../../../scripts/lib/processes.mjs'
import { oneLine } from '../../../scripts/lib/problem.mjs'
import { startServer } from '../../../scripts/lib/server.mjs'
import { openDatabase } from '../../../scripts/lib/services.mjs'
import { canConnect } from '../../../scripts/lib/postgres.mjs'

/** Says its word at /health, answers /slow when it is told to, and ends as a good server does. */
const SERVER = `
  const server = require('node:http').createServer((request, response) => {
    if (request.url === '/health') return response.end(JSON.stringify({ status: 'ok', run: process.env.RUN_NONCE }))
    if (request.url !== '/slow') return response.end('page')
    process.once('SIGTERM', () => setTimeout(() => response.end('whole'), 300))
    response.write(' ')
  })
  process.on('SIGTERM', () => { server.close(() => process.exit(0)); server.closeIdleConnections() })
  server.listen(Number(process.argv[1]), '127.0.0.1')
`
const FULL = `console.error('Error: ENOSPC: no space left on device, write'); process.exit(1)`
let folder = ''
let strangers: ChildProcess[] = []
let lines: string[] = []
let givenUp = 0
let parts: ReturnType<typeof openParts>

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shanzhen watched '))
  ;[strangers, lines, givenUp] = [[], [], 0]
  const say = (line: string) => void lines.push(line)
  parts = openParts(folder, () => void (givenUp += 1), { waitsMs: [10, 20, 30], say })
})
afterEach(async () => {
  await parts.stop()
  for (const stranger of strangers) stranger.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function serve(program = SERVER, given?: number, waiting: { after?: Promise<unknown>; timeoutMs?: number } = {}) {
  const port = given ?? (await anyFree())
  const options = { name: 'backend', zh: '后台', cwd: folder, env: process.env, logFile: join(folder, 'backend.log') }
  const file = join(folder, 'server.cjs')
  writeFileSync(file, program.replace('process.argv[1]', String(port)))
  const url = `http://localhost:${port}`
  return { url, file, child: await startServer({ ...options, ...waiting, args: [file], url, keep: parts.keep }) }
}
const textOf = async (url: string) => (await fetch(url)).text()

it('believes a server only that says the word it was given, and names whoever else has the port', async () => {
  const port = await anyFree()
  const program = `require('node:http').createServer((_, r) => r.end('OK')).listen(${port}, '127.0.0.1')`
  const stranger = spawn(process.execPath, ['-e', program])
  strangers.push(stranger)
  await waitFor(async () => (await fetch(`http://localhost:${port}`)).ok, { timeoutMs: 10_000 })
  // Ours cannot have the port, and would not notice: it only waits.
  const refusal = await serve('setInterval(() => {}, 1000)', port).catch(oneLine)
  expect(refusal).toMatch(new RegExp(`端口 ${port} 已被占用（进程 process ${stranger.pid}：.*taken by another server`))
  expect(parts.children).toEqual([])
  expect(await textOf(`http://localhost:${port}`)).toBe('OK')
})

it('starts a server again that was killed, on its port, and says so in both languages', async () => {
  const { child, url } = await serve()
  process.kill(-child.pid, 'SIGKILL')
  await waitFor(async () => lines.length === 2 && (await textOf(url)) === 'page', { timeoutMs: 20_000 })
  expect(lines[0]).toMatch(/后台停了（SIGKILL），0.01 秒后重启 \/ the backend stopped; starting it again/)
  expect(lines[1]).toMatch(/后台已重新启动 \/ the backend runs again/)
  expect([givenUp, parts.children.length]).toEqual([0, 1])
})

it('gives a server its own time however long what it waits for takes, and starts none in vain', async () => {
  // A page that is there a moment after what it shows.
  const late = SERVER.replace(
    `response.end('page')`,
    `((response.statusCode = Date.now() < from ? 500 : 200), response.end('page'))`,
  )
  const from = Date.now() + 3200
  const after = new Promise((resolve) => setTimeout(resolve, 3000))
  const { url } = await serve(`const from = ${from};${late}`, undefined, { after, timeoutMs: 2500 })
  expect(await textOf(url)).toBe('page')
  const failing = new Promise((_, reject) => setTimeout(() => reject(new Error('no backend')), 300))
  await expect(serve(SERVER, undefined, { after: failing })).rejects.toThrow()
  expect(parts.children).toHaveLength(1)
})

it('gives up in words after failing again and again, naming a full disk', async () => {
  const { child, file } = await serve()
  writeFileSync(file, FULL)
  child.kill()
  await waitFor(async () => givenUp > 0, { timeoutMs: 20_000 })
  expect(lines).toHaveLength(4)
  expect(lines[1]).toContain('磁盘满')
  expect(lines[3]).toMatch(/后台起不来（磁盘满.*disk full.*不再重试.*given up.*关店 closing the shop/)
  expect(givenUp).toBe(1)
})

it('starts the database again on its port after a kill, with its data', async () => {
  const secrets = { database: 'pw' } as Parameters<typeof openDatabase>[0]['secrets']
  const { url } = await openDatabase({
    dataDir: folder,
    secrets,
    portBase: await anyFree(),
    throwaway: false,
    keep: parts.keep,
  })
  process.kill(-parts.children[0].pid, 'SIGKILL')
  await waitFor(async () => lines.length > 1, { timeoutMs: 30_000 })
  expect(lines.at(-1)).toMatch(/数据库已重新启动/)
  expect(await canConnect(url)).toBe(true)
})

it('ends a server only once what was asked of it is answered', async () => {
  const { url } = await serve()
  const answer = await fetch(`${url}/slow`)
  await parts.stop()
  expect(await answer.text()).toBe(' whole')
  expect(lines).toEqual([])
})

it('closes at the first Ctrl-C however often one press arrives, and at once at the next', async () => {
  const program = `
    import { closeOnSignals } from '${join(import.meta.dirname, '../../../scripts/lib/close.mjs')}'
    const stop = () => new Promise(() => setInterval(() => {}, 1000))
    closeOnSignals(() => ({ stop, kill: () => console.log('killed') }))
    console.log('open')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program])
  strangers.push(child)
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  const exited = once(child, 'exit')
  const says = (words: string) => waitFor(async () => said.includes(words), { timeoutMs: 10_000, everyMs: 20 })
  await says('open')
  child.kill('SIGINT')
  await says('正在关店')
  child.kill('SIGINT')
  expect(await says('再按 Ctrl-C 立即结束')).toBe(true)
  expect(said).not.toContain('killed')
  child.kill('SIGINT')
  expect(await exited).toEqual([130, null])
  expect(said).toContain('killed')
})
