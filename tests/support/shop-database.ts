/**
 * The database of a worker's backend: empty, as a file stocks it, and put back before each test. In place wherever its
 * schema stays (./database-reset.ts); a copy of another's takes its place where it does not, and ends all connections.
 */
import { connectTo, copy, replace } from './database-copies'
import { keepDatabase, type KeptDatabase, type Rows } from './database-reset'

/** What a file stocked a shop with, for the others of its run; without rows where its schema is its own, which a copy holds. */
interface Shared {
  told: string
  rows: Rows | null
}

export interface ShopDatabase {
  /** As it was when it was opened. */
  clear(): Promise<void>
  /** Keeps what stands in it for `reset`. */
  keep(): Promise<void>
  reset(): Promise<void>
  /** Leaves what stands in it to all workers under this name. @param told what whoever takes it is told */
  share(name: string, told: string): Promise<void>
  /** @returns what is told of what it holds now; undefined where nobody shared it yet. */
  take(name: string): Promise<string | undefined>
}

/** How often a database is put in the place of one that somebody goes on writing in. */
const TRIES = 5

/** @param name of a database that stays as empty as it is in a copy beside it */
export async function openShopDatabase(name: string): Promise<ShopDatabase> {
  const empty = `${name}-empty`
  const begin = async () => keepDatabase(await connectTo(name))
  await replace(name, empty)
  let kept: KeptDatabase = await begin()
  const none = kept.rows
  /** Where a file makes the schema its own, a copy of what it made is what it begins from anew. */
  const own = `${name}-stocked`
  /** A database of the same schema. */
  let like = empty
  let base = { rows: none, like }

  async function replaceBy(from: string): Promise<void> {
    await kept.end()
    await replace(from, name)
    kept = await begin()
    like = from
  }

  async function fill(rows: Rows, schema: string): Promise<void> {
    if (like === schema && (await kept.fill(rows))) return
    for (let tries = 0; tries < TRIES; tries++) {
      await replaceBy(schema)
      // A copy that was made of these very rows holds them; whoever goes on writing elsewhere is cut off by then.
      if (schema === own || (await kept.fill(rows))) return
    }
    throw new Error(`${schema} does not take the rows of ${name}`)
  }

  async function keep(): Promise<void> {
    if (like === empty && !(await kept.hasNewSchema())) await kept.keep()
    else {
      await kept.end()
      await replace(name, own)
      kept = await begin()
      like = own
    }
    base = { rows: kept.rows, like }
  }

  async function reset(): Promise<void> {
    if (kept.rows === base.rows && (await kept.reset())) return
    await fill(base.rows, base.like)
    if (base.like === own) base = { rows: kept.rows, like }
  }

  async function share(shared: string, told: string): Promise<void> {
    const isPlain = like === empty && !(await kept.hasNewSchema())
    if (isPlain) await kept.keep()
    else {
      await kept.end()
      await copy(name, shared)
      kept = await begin()
      like = shared
    }
    await write(shared, { told, rows: isPlain ? kept.rows : null })
  }

  async function take(shared: string): Promise<string | undefined> {
    const there = await read(shared)
    if (there?.rows) await fill(there.rows, empty)
    else if (there) await replaceBy(shared)
    return there?.told
  }

  return { clear: () => fill(none, empty), keep, reset, share, take }
}

const TABLE = `select pg_advisory_xact_lock(hashtext('shared'));
  create table if not exists shared (name text primary key, what jsonb not null)`

async function write(name: string, what: Shared): Promise<void> {
  const client = await connectTo('postgres')
  try {
    await client.query(TABLE)
    await client.query('insert into shared values ($1, $2) on conflict do nothing', [name, JSON.stringify(what)])
  } finally {
    await client.end()
  }
}

async function read(name: string): Promise<Shared | undefined> {
  const client = await connectTo('postgres')
  try {
    await client.query(TABLE)
    const { rows } = await client.query<{ what: Shared }>('select what from shared where name = $1', [name])
    return rows[0]?.what
  } finally {
    await client.end()
  }
}
