/**
 * Backups of a database of the operator's own, by the pg_dump of this machine: beside a server it fits where one is
 * installed, and refused in words where it does not fit or is not there.
 */
import { createHash } from 'node:crypto'
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { bringBack } from '../../../scripts/lib/backup/bring-back.mjs'
import { replaceDatabase, toolMajor } from '../../../scripts/lib/backup/dump.mjs'
import { takeBackup } from '../../../scripts/lib/backup/take.mjs'
import { anyFree } from '../../../scripts/lib/ports.mjs'
import { canConnect } from '../../../scripts/lib/postgres.mjs'
import { waitFor } from '../../../scripts/lib/processes.mjs'
import { oneLine } from '../../../scripts/lib/problem.mjs'
import { refusalOf, rewriteManifest, write } from '../../support/backup-place'

/** Where Debian puts servers, one folder a major version. */
const SERVERS = '/usr/lib/postgresql'
const major = dumpMajor()
const bin = join(SERVERS, String(major), 'bin')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shanzhen-dump-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => vi.unstubAllEnvs())

it('say in words that pg_dump is not on the PATH', () => {
  vi.stubEnv('PATH', folder)
  expect(messageOf(() => toolMajor('pg_dump', 18))).toMatch(/PATH 里没有 pg_dump.+PostgreSQL 18.+not on the PATH/)
})

it.skipIf(!major)('say in words that pg_dump is older than the database', () => {
  expect(messageOf(() => toolMajor('pg_dump', 99))).toMatch(/pg_dump 是 \d+ 版，数据库是 PostgreSQL 99.+too old/)
  expect(toolMajor('pg_dump', major)).toBe(major)
})

describe.skipIf(!existsSync(join(bin, 'postgres')))('with a server that fits', () => {
  let server: ChildProcess
  let url: string
  beforeAll(async () => {
    const owner = process.getuid?.() === 0 ? idsOf('postgres') : null
    const data = join(folder, 'server')
    mkdirSync(data)
    for (const place of [folder, data]) if (owner) chownSync(place, owner.uid, owner.gid)
    execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'shop', '-A', 'trust', '--no-sync'], {
      ...owner,
      stdio: 'ignore',
    })
    const port = await anyFree()
    const flags = ['-c', 'fsync=off', '-c', 'unix_socket_directories=', '-c', 'listen_addresses=127.0.0.1']
    server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], { ...owner, stdio: 'ignore' })
    url = `postgres://shop:p%40ss@127.0.0.1:${port}/county`
    const admin = url.replace(/county$/, 'postgres')
    expect(await waitFor(() => canConnect(admin), { timeoutMs: 20_000 })).toBe(true)
    await asking(admin, 'create database county')
    await asking(url, `create table one as select n from generate_series(1, 500) n`)
  }, 60_000)
  beforeEach(() => vi.stubEnv('DATABASE_URL', url))
  afterAll(async () => {
    server?.kill('SIGINT')
    await waitFor(async () => server.exitCode !== null, { timeoutMs: 10_000 })
  })

  const place = () => join(folder, 'data')
  const to = () => join(folder, 'backups')
  const restore = (replace: boolean) =>
    bringBack({
      folder: join(to(), readdirSync(to())[0] ?? ''),
      dataDir: place(),
      replace,
      newKeys: false,
      keysFolder: join(folder, 'keys'),
    })

  it('bring rows and files back in place of what is there, and into an empty database', async () => {
    write(join(place(), 'server/private/picture'), 'a picture')
    const { keys } = await takeBackup({ dataDir: place(), to: to(), keysTo: join(folder, 'keys') })
    expect(keys).toBeNull()
    await asking(url, 'delete from one')
    write(join(place(), 'server/private/later'), 'later')
    expect(await refusalOf(restore(false))).toContain('--replace')

    const connected = new pg.Client({ connectionString: url })
    await connected.connect()
    expect(await refusalOf(restore(true))).toMatch(/还有 \d 个连接，先停店.+stop the shop first/)
    await connected.end()
    await expect.poll(() => restore(true).then(() => 'done', oneLine)).toBe('done')
    expect(await asking(url, 'select count(*)::int as count from one')).toEqual([{ count: 500 }])
    expect(readdirSync(join(place(), 'server/private'))).toEqual(['picture'])
    const names = await asking(url, `select datname from pg_database where datname like 'county%'`)
    expect(names).toEqual([{ datname: 'county' }])
    expect(JSON.parse(readFileSync(join(place(), 'migrated.json'), 'utf8'))).toMatchObject({ seeded: true })

    await asking(url, 'drop table one')
    rmSync(place(), { recursive: true })
    await restore(false)
    expect(await asking(url, 'select count(*)::int as count from one')).toEqual([{ count: 500 }])
  })

  it('keep the old database and files where the new ones cannot be had', async () => {
    const dump = join(to(), readdirSync(to())[0] ?? '', 'database.dump')
    const whole = readFileSync(dump)
    writeFileSync(dump, whole.subarray(0, whole.length - 100))
    expect(await refusalOf(restore(true))).toContain('已损坏：database.dump')
    // Even where whoever made it took half a dump for a whole one.
    const half = readFileSync(dump)
    rewriteManifest(join(dump, '..'), ({ files }) =>
      Object.assign(files.find(({ path }) => path === 'database.dump') ?? {}, {
        bytes: half.length,
        sha256: createHash('sha256').update(half).digest('hex'),
      }),
    )
    expect(await refusalOf(restore(true))).toContain('pg_restore 未成功')
    expect(await asking(url, 'select count(*)::int as count from one')).toEqual([{ count: 500 }])
    expect(await asking(url, `select datname from pg_database where datname like 'county%'`)).toHaveLength(1)
    expect(readdirSync(join(place(), 'server/private'))).toEqual(['picture'])
  })

  it('put the old database back where what comes after it fails', async () => {
    const filled = replaceDatabase(
      url,
      (fresh) => asking(fresh, 'create table other as select 1').then(() => {}),
      () => Promise.reject(new Error('the files did not come')),
    )
    expect(await refusalOf(filled)).toBe('the files did not come')
    expect(await asking(url, 'select count(*)::int as count from one')).toEqual([{ count: 500 }])
    expect(await asking(url, `select datname from pg_database where datname like 'county%'`)).toHaveLength(1)
  })

  it('do not take files of the bundled database for a dump, nor the other way round', async () => {
    vi.stubEnv('DATABASE_URL', '')
    expect(await refusalOf(restore(true))).toContain('请设置 DATABASE_URL')
  })
})

/** Of the machine; 0 where there is none. */
function dumpMajor(): number {
  try {
    return toolMajor('pg_dump', 1)
  } catch {
    return 0
  }
}

function idsOf(user: string): { uid: number; gid: number } {
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' })))
  return { uid: uid ?? 0, gid: gid ?? 0 }
}

async function asking(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function messageOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return oneLine(error)
  }
  throw new Error('it was not refused')
}
