/**
 * Databases of a test run as copies of one another. Copied file by file (65 ms) and not through the log, as Postgres
 * would by default (300 ms): a test run does it hundreds of times.
 */
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'

/** https://www.postgresql.org/docs/18/errcodes-appendix.html: object_in_use */
const IN_USE = '55006'

/** @returns whether it was copied: not where it is not there, or `to` is there already: two workers may begin at once. */
export function copy(from: string, to: string): Promise<boolean> {
  return alone([from, to], async (client) => {
    const there = await names(client, [from, to])
    if (there.length !== 1 || there[0] !== from) return false
    await copyFiles(client, from, to)
    return true
  })
}

/** Makes `to` what `from` is; whatever it was is gone. */
export function replace(from: string, to: string): Promise<void> {
  return alone([from, to], async (client) => {
    // Nobody comes in again between the end of the old one and the new one.
    if ((await names(client, [to])).length) await client.query(`alter database "${to}" allow_connections false`)
    await emptied(client, to, `drop database if exists "${to}"`)
    await copyFiles(client, from, to)
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

async function names(client: pg.Client, wanted: string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select datname as name from pg_database where datname = any($1)',
    [wanted],
  )
  return rows.map(({ name }) => name)
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
