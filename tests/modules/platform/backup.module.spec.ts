/** Backups on real databases: one moment while writes go on, whole or refused, and nothing written over by itself. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { openBundle } from '../../../scripts/lib/backup/bundle.mjs'
import { beginCopy, copyFiles, endCopy, segments } from '../../../scripts/lib/backup/postgres-files.mjs'
import { recover } from '../../../scripts/lib/backup/postgres-place.mjs'
import { refuseWithoutRoom } from '../../../scripts/lib/backup/room.mjs'
import { undoCutRestore } from '../../../scripts/lib/backup/swap.mjs'
import { giveToPostgres } from '../../../scripts/lib/postgres.mjs'
import { oneLine } from '../../../scripts/lib/problem.mjs'
import { runRecord } from '../../../scripts/lib/run-record.mjs'
import { inDatabaseOf, openPlace, type Place, refusalOf, rewriteManifest, write } from '../../support/backup-place'

const ROOT = join(import.meta.dirname, '../../..')
const ROWS = 8000
const going = new AbortController().signal
let shop: Place
let backup: string

beforeAll(async () => {
  shop = await openPlace()
  await shop.client.query(`create table one (n int primary key, filling text); create table other (n int primary key);
    insert into one select n, repeat('x', 1000) from generate_series(1, ${ROWS}) n; insert into other select n from one`)
  backup = (await shop.take()).folder
}, 60_000)
afterAll(() => shop?.close())

/** Writes the next number into both tables, each time in one commit, until it is told to stop. */
function writeOn(url: string) {
  let last = 0
  let stopped = false
  const client = new pg.Client({ connectionString: url })
  const done = (async () => {
    await client.connect()
    while (!stopped) {
      const { rows } = await client.query(`with next as (insert into one select max(n) + 1 from one returning n)
        insert into other select n from next returning n`)
      last = rows[0].n
    }
    await client.end()
  })()
  return { last: () => last, stop: () => ((stopped = true), done) }
}

it('bring back one moment of a database that is written meanwhile, and every row from before', async () => {
  const writer = writeOn(shop.url)
  await expect.poll(writer.last).toBeGreaterThan(ROWS + 50)
  const before = writer.last()
  const { folder } = await shop.take()
  await writer.stop()
  const place = shop.newPlace('moment')
  await shop.restore(folder, place)
  const found = await inDatabaseOf(place, async (client) => {
    const { rows } =
      await client.query(`select (select count(*)::int from one) as ones, (select max(n) from one) as last,
      (select count(*)::int from other) as others, (select max(n) from other) as other_last`)
    await client.query(`insert into one values (0)`)
    return rows[0]
  })
  expect(found.last).toBeGreaterThanOrEqual(before)
  expect(found.last).toBeLessThan(writer.last())
  expect(found).toEqual({ ones: found.last, last: found.last, others: found.last, other_last: found.last })
  expect(readFileSync(join(place, 'server/private/open/mushroom.jpg'), 'utf8')).toBe('a picture')
  expect(readFileSync(join(place, 'payment-stripe/journal.jsonl'), 'utf8')).toBe('{"n":1}\n')
  expect(existsSync(join(place, 'postgres/backup_label.old'))).toBe(false)
})

it('keep the log they need while checkpoints throw old log away', async () => {
  const at = shop.newPlace('log')
  mkdirSync(at)
  await shop.client.query(`alter system set max_wal_size = '32MB'`)
  await shop.client.query(`select pg_reload_conf()`)
  const copying = await beginCopy(shop.url, join(shop.dataDir, 'postgres'))
  const bundle = openBundle(at, going)
  for (let i = 0; i < 4; i += 1) {
    await shop.client.query(`update one set filling = repeat('y', 1000) where n <= ${ROWS}`)
    await shop.client.query('checkpoint')
  }
  await copyFiles(copying, bundle)
  await endCopy(copying, bundle)
  await copying.client.end()
  const logs = [...bundle.files.keys()].filter((path) => path.startsWith('postgres/pg_wal/'))
  expect(logs.length).toBeGreaterThan(2)
  const { database: password } = shop.secrets
  const recovering = { stage: at, place: at, password, newPassword: false, database: 'shanzhen' }
  await recover({ ...recovering, logFile: join(at, 'postgres.log') })
  const { rows } = await shop.client.query('select slot_name from pg_replication_slots')
  expect(rows).toEqual([])
})

it('name every log file from the first to the last, over the end of a part', () => {
  expect(segments('0000000200000001000000FE', '000000020000000200000001', 2 ** 24)).toEqual([
    '0000000200000001000000FE',
    '0000000200000001000000FF',
    '000000020000000200000000',
    '000000020000000200000001',
  ])
})

it('refuse to open a copy whose log is not all there', async () => {
  const at = shop.copyOf(backup, 'without its log')
  for (const name of readdirSync(join(at, 'postgres/pg_wal'))) rmSync(join(at, 'postgres/pg_wal', name))
  const { database: password } = shop.secrets
  const logFile = join(at, 'postgres.log')
  const refusal = refusalOf(
    recover({ stage: at, place: at, password, newPassword: false, logFile, database: 'shanzhen' }),
  )
  expect(await refusal).toContain('数据库没能启动')
})

it('bring tablespaces into the new place and leave the old ones alone', async () => {
  const space = join(shop.folder, 'a space')
  mkdirSync(space)
  await giveToPostgres(space)
  await shop.client.query(`create tablespace far location ${shop.client.escapeLiteral(space)}`)
  await shop.client.query(`create table distant tablespace far as select 7 as n`)
  const place = shop.newPlace('spaces')
  await shop.restore((await shop.take()).folder, place)
  await shop.client.query('update distant set n = 8')
  const found = await inDatabaseOf(place, async (client) => {
    const { rows } = await client.query(`select n, pg_tablespace_location(oid) as at from distant, pg_tablespace
      where spcname = 'far'`)
    return rows
  })
  expect(found).toEqual([{ n: 7, at: expect.stringContaining(join(place, 'tablespaces')) }])
  await shop.client.query('drop table distant')
  await shop.client.query('drop tablespace far')
})

describe('what is not whole is refused and changes nothing', () => {
  const harmed: [string, string, (folder: string) => void][] = [
    ['a flipped byte', 'postgres/global/pg_control', (folder) => flip(join(folder, 'postgres/global/pg_control'))],
    ['a missing file', 'mushroom.jpg', (folder) => rmSync(join(folder, 'server/private/open/mushroom.jpg'))],
    [
      'a file struck from the list',
      '清单已损坏',
      (folder) => {
        const file = join(folder, 'manifest.json')
        const read = JSON.parse(readFileSync(file, 'utf8'))
        read.manifest.files.pop()
        writeFileSync(file, JSON.stringify(read))
      },
    ],
    ['a half backup', '不是完整的备份', (folder) => rmSync(join(folder, 'manifest.json'))],
    [
      'another major version',
      '大版本不同',
      (folder) => rewriteManifest(folder, (manifest) => (manifest.database.major = 17)),
    ],
  ]
  it.each(harmed)('%s', async (name, words, harm) => {
    const folder = shop.copyOf(backup, name)
    harm(folder)
    const place = shop.newPlace(name)
    expect(await refusalOf(shop.restore(folder, place))).toContain(words)
    expect(existsSync(place) ? readdirSync(place) : []).toEqual([])
  })

  it('a place with data, unless it is told to replace them', async () => {
    const place = shop.newPlace('full')
    await shop.restore(backup, place)
    await inDatabaseOf(place, (client) => client.query('truncate one'))
    write(join(place, 'server/private/newer.jpg'), 'newer')
    expect(await refusalOf(shop.restore(backup, place))).toMatch(/已有数据.+--replace/)
    expect(await inDatabaseOf(place, countOf)).toBe(0)
    await shop.restore(backup, place, { replace: true })
    expect(await inDatabaseOf(place, countOf)).toBe(ROWS)
    expect(readdirSync(join(place, 'server/private'))).toEqual(['open'])
    expect(readdirSync(place).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('a place whose shop runs', async () => {
    const place = shop.newPlace('open')
    mkdirSync(place)
    runRecord(place).add('launcher', process.ppid)
    expect(await refusalOf(shop.restore(backup, place, { replace: true }))).toContain('商店已在运行')
  })

  it('a backup without its keys, until new ones are wanted', async () => {
    const place = shop.newPlace('keys')
    const keys = join(shop.folder, 'others.json')
    writeFileSync(keys, '{}')
    expect(await refusalOf(shop.restore(backup, place, { keys }))).toContain('密钥文件不属于这份备份')
    rmSync(keys)
    expect(await refusalOf(shop.restore(backup, place, { keys }))).toMatch(/找不到这份备份的密钥.+--new-keys/)
    await shop.restore(backup, place, { newKeys: true })
    expect(await inDatabaseOf(place, countOf)).toBe(ROWS)
    const { database } = JSON.parse(readFileSync(join(place, 'secrets.json'), 'utf8'))
    expect(database).not.toBe(shop.secrets.database)
  })
})

it('keep keys apart from the data', async () => {
  const secret = shop.secrets.jwt
  const files = readdirSync(backup, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.filter((file) => readFileSync(join(file.parentPath, file.name)).includes(secret))).toEqual([])
  const [keys] = readdirSync(shop.keysFolder)
  expect(readFileSync(join(shop.keysFolder, keys), 'utf8')).toContain(secret)
})

it.each([false, true])('put back what a restore had moved aside when it was cut off (all of it: %s)', (all) => {
  const place = shop.newPlace(`cut ${all}`)
  write(join(place, 'postgres/PG_VERSION'), 'old')
  write(join(place, 'server/private/picture'), 'old')
  mkdirSync(join(place, '.before-restore'))
  renameSync(join(place, 'postgres'), join(place, '.before-restore/postgres'))
  if (all) {
    mkdirSync(join(place, '.before-restore/server'))
    renameSync(join(place, 'server/private'), join(place, '.before-restore/server/private'))
    write(join(place, '.before-restore/all-moved'), '')
    write(join(place, 'postgres/PG_VERSION'), 'new')
    write(join(place, 'secrets.json'), 'new')
  }
  expect(undoCutRestore(place)).toBe(true)
  expect(
    ['postgres/PG_VERSION', 'server/private/picture'].map((path) => readFileSync(join(place, path), 'utf8')),
  ).toEqual(['old', 'old'])
  expect(readdirSync(place).sort()).toEqual(['postgres', 'server'])
})

it('leave nothing in the way where the command is killed', async () => {
  const place = shop.newPlace('killed')
  await shop.restore(backup, place)
  const to = join(shop.folder, 'cut')
  const env = { ...process.env, SHOP_DATA_DIR: place, DATABASE_URL: '' }
  const command = spawn(process.execPath, [join(ROOT, 'scripts/backup.mjs'), to], { env, stdio: 'ignore' })
  const begun = () => existsSync(to) && readdirSync(to).some((name) => existsSync(join(to, name, 'postgres/base')))
  await expect.poll(begun, { interval: 5, timeout: ROWS }).toBe(true)
  const pid = Number(readFileSync(join(place, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  command.kill('SIGKILL')
  expect(await refusalOf(shop.restore(join(to, readdirSync(to)[0] ?? ''), place, { replace: true }))).toContain(
    '不是完整的备份',
  )
  await shop.restore(backup, place, { replace: true })
  expect(await inDatabaseOf(place, countOf)).toBe(ROWS)
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), 20_000)
})

it('say that a disk is full', () => {
  expect(oneLine(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toBe('磁盘满 / disk full')
  expect(() => refuseWithoutRoom(shop.folder, 2 ** 60)).toThrow(/磁盘满.+disk full/)
})

/** The last: the older ones go. */
it('keep as many as they are told, and leave nothing of one that was interrupted', async () => {
  const stop = new AbortController()
  const refusal = refusalOf(shop.take({ signal: stop.signal }))
  const begun = () =>
    readdirSync(shop.to).some((name) => existsSync(join(shop.to, name, 'postgres/base')) && name.endsWith('.partial'))
  await expect.poll(begun, { interval: 1 }).toBe(true)
  stop.abort(new Error('interrupted'))
  expect(await refusal).toBe('interrupted')
  const { folder } = await shop.take({ keep: 2 })
  const left = readdirSync(shop.to).sort()
  expect(left).toHaveLength(2)
  expect(folder).toBe(join(shop.to, left[1]))
  const { rows } = await shop.client.query(`select 1 from pg_stat_activity where application_name = 'backup'`)
  expect(rows).toEqual([])
})

const countOf = async (client: pg.Client) =>
  (await client.query(`select count(*)::int as count from one where n <= ${ROWS}`)).rows[0].count

function flip(file: string): void {
  const bytes = readFileSync(file)
  bytes[100] ^= 1
  writeFileSync(file, bytes)
}
