// The built backend: its folder with the uploads beside it, its database brought up to date, filled once, running.
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { excerpt, schemaSources } from './build.mjs'
import { root, serverDir } from './paths.mjs'
import { Problem } from './problem.mjs'
import { endingWithUs, lastLines, startChild, waitFor } from './processes.mjs'
import { step } from './steps.mjs'

export const medusa = join(root, 'node_modules', '@medusajs', 'cli', 'cli.js')
const ownProcess = join(import.meta.dirname, 'backend-process.mjs')
/** Files people uploaded, and where open ones lay before. */
const KEPT = ['private', 'static']

/**
 * The folder the backend runs in: links into the build, while uploaded files stay when it is replaced.
 * @param {string} dataDir
 */
export function runFolder(dataDir) {
  const folder = join(dataDir, 'server')
  for (const name of KEPT) mkdirSync(join(folder, name), { recursive: true })
  const links = readdirSync(serverDir).map((name) => [name, join(serverDir, name)])
  for (const [name, target] of [...links, ['node_modules', join(root, 'node_modules')]]) {
    if (KEPT.includes(name)) continue
    rmSync(join(folder, name), { recursive: true, force: true })
    symlinkSync(target, join(folder, name))
  }
  return folder
}

/** What starts the built backend in its folder. @param {string} host @param {string} backendUrl */
export const serving = (host, backendUrl) => [
  ...endingWithUs(),
  ...[ownProcess, 'serve', host, new URL(backendUrl).port || '80'],
]

/**
 * Brings a database up to date where it is new, or what it is made of is; fills an empty one once. All in one process.
 * @param {{ dataDir: string, folder: string, env: NodeJS.ProcessEnv, keep: import('./parts.mjs').Keep }} options
 */
export async function prepareDatabase({ dataDir, folder, env, keep }) {
  const file = join(dataDir, 'migrated.json')
  const identity = await identityOf(String(env.DATABASE_URL))
  const schema = schemaSources()
  const done = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const isSeeded = done.identity === identity && done.seeded
  if (isSeeded && done.schema === schema) return
  const url = String(env.DATABASE_URL)
  if (!isSeeded && done.filling === identity) await emptyAgain(url)
  const keepMark = (/** @type {object} */ mark) => writeFileSync(file, JSON.stringify(mark), { mode: 0o600 })
  if (!isSeeded && (await areEmpty(url, [...PEOPLE, 'product']))) keepMark({ filling: identity })
  const [zh, en] = isSeeded
    ? ['更新数据库结构', 'migrate the database']
    : ['建库并写入县里的商品', 'migrate the database and seed the county’s goods']
  await step(zh, en, async () => {
    const logFile = join(dataDir, 'logs', 'prepare.log')
    const child = startChild({
      name: 'prepare',
      command: process.execPath,
      args: [ownProcess, 'prepare', ...(isSeeded ? [] : ['--seed'])],
      cwd: folder,
      env: { ...process.env, ...env },
      logFile,
    })
    keep.started(child)
    if ((await child.exited) === 0) return
    console.error(excerpt(lastLines(child, 40)))
    throw new Problem(`${zh}未成功（以上为输出，详见 ${logFile}）`, `could not ${en}, its output is above`)
  })
  keepMark({ identity, schema, seeded: true })
}

/** Tables in which whoever was in a shop has left a trace. Filling one writes its first member of staff after all goods. */
const PEOPLE = ['order', 'cart', 'customer', 'user']

/** These tables are not there or hold nothing. @param {string} url @param {string[]} tables */
async function areEmpty(url, tables) {
  return query(url, async (client) => {
    for (const name of tables) {
      const { rows } = await client.query(`select to_regclass($1) is not null as there`, [`public."${name}"`])
      if (rows[0].there && (await client.query(`select 1 from public."${name}" limit 1`)).rowCount) return false
    }
    return true
  })
}

/**
 * A start that died while it filled a new database leaves goods without sizes or prices, which nobody can tell from what
 * staff made. In such a shop nobody has been: its tables go, and it is made anew. One with a person or an order in it stays, and what
 * is missing is added.
 * @param {string} url
 */
async function emptyAgain(url) {
  if (!(await areEmpty(url, PEOPLE))) return
  await query(url, (client) =>
    client.query(`set lock_timeout = '30s'; drop schema public cascade; create schema public`),
  )
}

/** A database that was dropped and made again is another one. @param {string} url */
export async function identityOf(url) {
  return query(url, async (client) => {
    const { rows } = await client.query(
      `select (select system_identifier from pg_control_system())::text || ':' || oid as id
         from pg_database where datname = current_database()`,
    )
    return String(rows[0].id)
  })
}

/** @param {string} url @returns {Promise<string>} */
export async function publishableKey(url) {
  return query(url, async (client) => {
    const { rows } = await client.query(
      `select token from api_key where type = 'publishable' and deleted_at is null and revoked_at is null
        order by created_at limit 1`,
    )
    if (!rows[0])
      throw new Problem('数据库里没有店面的公开密钥', 'the database holds no publishable key for the storefront')
    return String(rows[0].token)
  })
}

/**
 * The backend fills its search index after it began to answer: until then the shelves would look empty. A shop that is
 * not filled in time opens all the same.
 * @param {{ backendUrl: string, databaseUrl: string, key: string }} shop
 */
export async function shelvesFilled({ backendUrl, databaseUrl, key }) {
  const goods = await query(databaseUrl, async (client) => {
    const { rows } = await client.query(
      `select count(*)::int as count from product where status = 'published' and deleted_at is null`,
    )
    return Number(rows[0].count)
  })
  const filled = async () => {
    const answer = await fetch(`${backendUrl}/store/goods?limit=1`, { headers: { 'x-publishable-api-key': key } })
    return answer.ok && (await answer.json()).count >= goods
  }
  await waitFor(filled, { timeoutMs: 90_000 })
}

/** A code on a demo bag whose page can be opened; null where the shop has none. @param {string} databaseUrl */
export function demoBag(databaseUrl) {
  return query(databaseUrl, async (client) => {
    const { rows } = await client.query(
      `select c.code from trace_code c join trace_code_batch b on b.id = c.batch_id
        where b.idempotency_key like 'demo:%' and b.state = 'ready' and c.state = 'issued'
        order by b.created_at, c.seq limit 1`,
    )
    return rows.length ? String(rows[0].code) : null
  })
}

/** @template T @param {string} url @param {(client: pg.Client) => Promise<T>} work */
async function query(url, work) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
