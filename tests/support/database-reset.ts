/**
 * A test's database put back in place to rows it held: the backend keeps its connections, and Postgres what each of them
 * knows of the tables, which costs a new one more than most tests do. Only tables that hold something else are written;
 * where a test changed the schema, or something still writes, it is for the caller to put another database in its place.
 */
import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'

/** What a database holds, by the names of its tables and sequences. Rows as Postgres writes them down. */
export interface Rows {
  tables: Record<string, string[]>
  sequences: Record<string, { last: string; called: boolean }>
}

export interface KeptDatabase {
  /** What it is put back to: as it stood when it was last kept or filled. */
  readonly rows: Rows
  /** From now on it is put back to what it holds now. */
  keep(): Promise<void>
  /** @returns whether it is what was kept: not where its schema changed since, or somebody goes on writing. */
  reset(): Promise<boolean>
  /** Makes it hold these rows, and keeps them. @returns whether it does; as `reset`. */
  fill(rows: Rows): Promise<boolean>
  /** @returns whether its schema is another than it was when it was kept. */
  hasNewSchema(): Promise<boolean>
  end(): Promise<void>
}

/** How long whoever still works in it may take to come to an end: looks, not time, for a test may hold the clock. */
const LOOKS = 400
const LOOK_MS = 5

/** No trigger of the shop's fires for what is put back; said once, for a change of it would throw away every plan. */
const BEGIN = `
  set session_replication_role = replica;
  create temp table kept_since as select pg_current_xact_id()::xid as xid;

  create function pg_temp.delete_new(tables oid[]) returns void language plpgsql as $$
    declare one oid; since int := (select age(xid) from kept_since);
    begin
      foreach one in array tables loop
        execute format('delete from %s where age(xmin) < %s', one::regclass, since);
      end loop;
    end $$;

  create function pg_temp.put_back(of_table oid, given text[]) returns void language plpgsql as $$
    declare columns text; parts text;
    begin
      select string_agg(quote_ident(attname), ', '), string_agg('(row).' || quote_ident(attname), ', ')
        into columns, parts from pg_attribute
        where attrelid = of_table and attnum > 0 and not attisdropped and attgenerated = '';
      execute format('delete from %s', of_table::regclass);
      execute format('insert into %1$s (%2$s) overriding system value
        select %3$s from (select one::%1$s as row from unnest($1) one offset 0) put', of_table::regclass, columns, parts)
        using given;
    end $$;

  create function pg_temp.every_row(tables oid[]) returns table (name text, one_row text) language plpgsql as $$
    declare one oid;
    begin
      foreach one in array tables loop
        if pg_relation_size(one) > 0 then
          return query execute format('select %L::text, one::text from %s one', one::regclass::text, one::regclass);
        end if;
      end loop;
    end $$;

  create function pg_temp.every_number() returns table (name text, last text, called boolean) language plpgsql as $$
    declare one oid;
    begin
      for one in select c.oid from pg_class c where c.relkind = 'S' loop
        return query execute format('select %L::text, last_value::text, is_called from %s', one::regclass::text, one::regclass);
      end loop;
    end $$`

/** A row must be younger than this to be new. */
const SINCE = 'update kept_since set xid = pg_current_xact_id()::xid'

/** Every table of the shop, and what of the catalog says how they are made. */
const TABLES = `
  select c.oid::int as rel, c.oid::regclass::text as name, n.nspname = 'pg_catalog' as in_catalog
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_(?!catalog)' and n.nspname <> 'information_schema'
      and (n.nspname <> 'pg_catalog'
        or c.relname in ('pg_class', 'pg_trigger', 'pg_constraint', 'pg_attrdef', 'pg_proc'))
    order by c.oid`

interface Table {
  rel: number
  name: string
  in_catalog: boolean
}

interface Counted {
  rel: number
  found: number
  /** Of those, the ones written since. */
  young: number
}

/** Whoever writes already comes to an end first; whoever comes now waits, and draws no number of a sequence that goes back. */
const holding = (tables: Table[]) => {
  const own = tables.filter(({ in_catalog }) => !in_catalog).map(({ name }) => name)
  return `begin; set local lock_timeout = '2s'; ${own.length ? `lock table ${own.join()} in share row exclusive mode` : ''}`
}

/** A row written since is younger than the last keeping; one deleted since is missing in the count. Planned once for all resets. */
const counting = (tables: Table[]) => `
  with since as materialized (select age(xid) as age from kept_since)
  ${tables
    .map(
      ({ rel, name }) => `select ${rel} as rel, count(*)::int as found,
        (count(*) filter (where age(xmin) < (select age from since)))::int as young from ${name}`,
    )
    .join(' union all ')}`

const numbering = (sequences: string[]) => {
  const now = sequences.map((name) => `select '${name}' as name, last_value, is_called from ${name}`)
  return now.length
    ? `select setval(name::regclass, (kept.value ->> 'last')::bigint, (kept.value ->> 'called')::boolean)
        from jsonb_each($1) kept (name, value) join (${now.join(' union all ')}) now using (name)
        where (last_value::text, is_called) is distinct from (kept.value ->> 'last', (kept.value ->> 'called')::boolean)`
    : 'select where $1::jsonb is null'
}

const WORKING = `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
  and backend_type = 'client backend' and state <> 'idle' limit 1`
const isAtRest = async (client: pg.Client) => !(await client.query(WORKING)).rowCount

/** @returns whether nobody else works in its database any more. */
async function atRest(client: pg.Client): Promise<boolean> {
  for (let look = 0; look < LOOKS; look++) {
    if (await isAtRest(client)) return true
    await setTimeout(LOOK_MS)
  }
  return false
}

/** @returns whether all tables are held, and nobody came in meanwhile who is to write yet what would look older than it is. */
async function isHeld(client: pg.Client, hold: string): Promise<boolean> {
  while (await atRest(client)) {
    await client.query(hold)
    if (await isAtRest(client)) return true
    await client.query('rollback')
  }
  return false
}

/** @param client of its own, and ended with it */
export async function keepDatabase(client: pg.Client): Promise<KeptDatabase> {
  await client.query(BEGIN)
  let kept = await read(client)
  const keep = async () => void (kept = await read(client))

  /** Holds all tables, and says of each whether it was written since; null, holding nothing, where the schema is another. */
  async function held(): Promise<Counted[] | null> {
    if (!(await isHeld(client, kept.hold))) return null
    const now = (await client.query<Counted>({ name: once(kept.count), text: kept.count })).rows
    const written = now.filter(({ rel, found, young }) => young > 0 || found !== kept.found.get(rel))
    if (!written.some(({ rel }) => kept.catalog.has(rel))) return written
    await client.query('rollback')
    return null
  }

  async function release({ sequences }: Rows): Promise<void> {
    await client.query({ name: once(kept.numbers), text: kept.numbers, values: [JSON.stringify(sequences)] })
    await client.query(`${SINCE}; commit`)
  }

  const putBack = (rel: number, rows: string[] = []) => client.query('select pg_temp.put_back($1, $2)', [rel, rows])

  async function reset(): Promise<boolean> {
    const written = await held()
    if (!written) return false
    // Rows of these are all as they were, but for new ones.
    const isAdded = ({ rel, found, young }: Counted) => found - young === kept.found.get(rel)
    const added = written.filter(isAdded).map(({ rel }) => rel)
    if (added.length) await client.query('select pg_temp.delete_new($1)', [added])
    for (const one of written) if (!isAdded(one)) await putBack(one.rel, kept.rows.tables[kept.named(one.rel)])
    await release(kept.rows)
    return true
  }

  async function fill(rows: Rows): Promise<boolean> {
    const known = new Set(kept.names.values())
    if (!Object.keys(rows.tables).every((name) => known.has(name))) return false
    const written = await held()
    if (!written) return false
    const other = new Set(written.map(({ rel }) => rel))
    for (const [rel, name] of kept.names)
      if (other.has(rel) || !same(kept.rows.tables[name], rows.tables[name])) await putBack(rel, rows.tables[name])
    await release(rows)
    const found = [...kept.names].map(([rel, name]) => [rel, rows.tables[name]?.length ?? 0] as const)
    kept = { ...kept, rows, found: new Map([...kept.found, ...found]) }
    return true
  }

  async function isAsKept(): Promise<boolean> {
    if (!(await held())) return false
    await client.query('rollback')
    return true
  }

  const orNot = (work: Promise<boolean>) =>
    work.catch(async () => {
      await client.query('rollback').catch(() => {})
      return false
    })
  return {
    get rows() {
      return kept.rows
    },
    keep,
    reset: () => orNot(reset()),
    fill: (rows) => orNot(fill(rows)),
    hasNewSchema: async () => !(await orNot(isAsKept())),
    end: () => client.end(),
  }
}

/** The name of a statement that Postgres plans once for as long as the tables are the same. */
const once = (text: string) => createHash('md5').update(text).digest('hex')

const same = (one: string[] = [], other: string[] = []) =>
  one === other || (one.length === other.length && one.every((row, i) => row === other[i]))

/** What it holds, once nobody works in it and nobody is on the way to write. */
async function read(client: pg.Client) {
  const { rows: all } = await client.query<Table>(TABLES)
  const own = all.filter(({ in_catalog }) => !in_catalog)
  const hold = holding(all)
  if (!(await isHeld(client, hold))) throw new Error('Somebody goes on working in the database that is to be kept')
  const tables: Rows['tables'] = {}
  const { rows: every } = await client.query<{ name: string; one_row: string }>('select * from pg_temp.every_row($1)', [
    own.map(({ rel }) => rel),
  ])
  for (const { name, one_row } of every) (tables[name] ??= []).push(one_row)
  const { rows: numbers } = await client.query<{ name: string; last: string; called: boolean }>(
    'select * from pg_temp.every_number()',
  )
  await client.query(SINCE)
  const count = counting(all)
  const { rows: counted } = await client.query<Counted>({ name: once(count), text: count })
  await client.query('commit')
  const names = new Map(own.map(({ rel, name }) => [rel, name]))
  return {
    ...{ hold, count, names, numbers: numbering(numbers.map((one) => one.name)) },
    named: (rel: number) => names.get(rel) ?? '',
    rows: { tables, sequences: Object.fromEntries(numbers.map(({ name, ...at }) => [name, at])) } satisfies Rows,
    found: new Map(counted.map(({ rel, found }) => [rel, found])),
    catalog: new Set(all.filter(({ in_catalog }) => in_catalog).map(({ rel }) => rel)),
  }
}
