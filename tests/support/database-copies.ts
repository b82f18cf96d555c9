/**
 * Databases of a test run as copies of one another. Copied file by file (65 ms) and not through the log, as Postgres
 * would by default (300 ms): a test run does it hundreds of times.
 */
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'

/** What a copy of it tells whoever takes it: which rows are in there. */
type Told = string | null
/** https://www.postgresql.org/docs/18/errcodes-appendix.html: object_in_use */
const IN_USE = '55006'

/** @returns what `from` was told to hold; undefined where it is not there, or `to` is there already: two workers may begin at once. */
export function copy(from: string, to: string, told: Told = null): Promise<Told | undefined> {
  return alone([from, to], async (client) => {
    const there = await names(client, [from, to])
    if (there.length !== 1 || there[0]?.name !== from) return undefined
    await copyFiles(client, from, to)
    if (told) await client.query(`comment on database "${to}" is ${client.escapeLiteral(told)}`)
    return there[0].told
  })
}

/** Makes `to` what `from` is; whatever it was is gone. @returns what `from` was told to hold, undefined where it is not there. */
export function replace(from: string, to: string): Promise<Told | undefined> {
  return alone([from, to], async (client) => {
    const [source] = await names(client, [from])
    if (!source) return undefined
    // Nobody comes in again between the end of the old one and the new one.
    if ((await names(client, [to])).length) await client.query(`alter database "${to}" allow_connections false`)
    await emptied(client, to, `drop database if exists "${to}"`)
    await copyFiles(client, from, to)
    return source.told
  })
}

/** Whoever needs what somebody else is making of this name waits until it is made, or given up. @returns what ends the turn */
export async function turnToMake(name: string): Promise<() => Promise<void>> {
  const client = await connectTo('postgres')
  await client.query('select pg_advisory_lock(hashtext($1))', [`making ${name}`])
  return () => client.end()
}

async function copyFiles(client: pg.Client, from: string, to: string): Promise<void> {
  await client.query(`alter database "${from}" allow_connections false`)
  await emptied(client, from, `create database "${to}" template "${from}" strategy file_copy`)
  await client.query(`alter database "${from}" allow_connections true`)
}

/** Whoever was on the way in when it was closed comes in all the same, and is shown out too. */
async function emptied(client: pg.Client, database: string, statement: string): Promise<void> {
  for (;;) {
    await disconnect(client, database)
    try {
      return void (await client.query(statement))
    } catch (error) {
      if ((error as { code?: string }).code !== IN_USE) throw error
    }
  }
}

/** Postgres itself looks every 100 ms whether they are gone, with `force` too, which is longer than the copy takes. */
async function disconnect(client: pg.Client, database: string): Promise<void> {
  const end = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1'
  while ((await client.query(end, [database])).rowCount) await setTimeout(2)
}

async function names(client: pg.Client, wanted: string[]): Promise<{ name: string; told: Told }[]> {
  const { rows } = await client.query<{ name: string; told: Told }>(
    `select datname as name, shobj_description(oid, 'pg_database') as told from pg_database where datname = any($1)`,
    [wanted],
  )
  return rows
}

let connected: Promise<pg.Client> | undefined

/** A copy needs its source without connections, also without those of another copy of it. */
async function alone<T>(databases: string[], work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await (connected ??= connectTo('postgres').then((made) =>
    made.on('error', () => (connected = undefined)),
  ))
  for (const name of databases.toSorted()) await client.query('select pg_advisory_lock(hashtext($1))', [name])
  try {
    return await work(client)
  } finally {
    await client.query('select pg_advisory_unlock_all()')
  }
}

/** One that is cut off says so only to whoever uses it next. */
export async function connectTo(database: string): Promise<pg.Client> {
  const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env
  const client = new pg.Client({
    host: DB_HOST,
    port: Number(DB_PORT),
    user: DB_USERNAME,
    password: DB_PASSWORD,
    database,
  })
  client.on('error', () => {})
  await client.connect()
  return client
}
