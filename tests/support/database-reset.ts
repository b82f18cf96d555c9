/**
 * A test's database put back to what its file began with, in place: the backend keeps its connections, and Postgres what it
 * knows of the tables. Only tables a test wrote in are read from the copy; where a test changed the schema, or
 * something still writes, it is for the caller to take the whole copy (./database-copies.ts).
 */
import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'

export interface KeptDatabase {
  /** @returns whether it is what it was: not where its schema changed, or somebody goes on writing. */
  reset(): Promise<boolean>
  end(): Promise<void>
}

/** How long whoever still works in it may take to come to an end: looks, not time, for a test may hold the clock. */
const LOOKS = 400
const LOOK_MS = 5

/** What a row must be younger than to be new, and how far each sequence was: of this connection alone. */
const KEEP = `
  create temp table kept_sequence (rel oid primary key, last bigint not null, called boolean not null);
  create temp table kept_since (xid xid not null);

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

  do $$
    declare one record; last bigint; called boolean;
    begin
      for one in select c.oid from pg_class c where c.relkind = 'S' loop
        execute format('select last_value, is_called from %s', one.oid::regclass) into last, called;
        insert into kept_sequence values (one.oid, last, called);
      end loop;
    end $$;

  insert into kept_since values (pg_current_xact_id()::xid);`

/** Every table of the shop, and what of the catalog says how they are made. */
const TABLES = `
  select c.oid::int as rel, c.oid::regclass::text as name, n.nspname = 'pg_catalog' as in_catalog
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_(?!catalog)' and n.nspname <> 'information_schema'
      and (n.nspname <> 'pg_catalog'
        or c.relname in ('pg_class', 'pg_trigger', 'pg_constraint', 'pg_attrdef', 'pg_proc'))`

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
  return own.length ? `lock table ${own.join()} in share row exclusive mode` : ''
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

const ending = (sequences: Pick<Table, 'rel' | 'name'>[]) => {
  const now = sequences.map(({ rel, name }) => `select ${rel}::oid as rel, last_value, is_called from ${name}`)
  const numbers = `select setval(k.rel::regclass, k.last, k.called) from (${now.join(' union all ')}) now
    join kept_sequence k using (rel) where (last_value, is_called) is distinct from (k.last, k.called)`
  return `${now.length ? numbers : 'select'}; update kept_since set xid = pg_current_xact_id()::xid; commit`
}

/** @returns whether nobody else works in its database any more. */
async function atRest(client: pg.Client): Promise<boolean> {
  const working = `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
    and backend_type = 'client backend' and state <> 'idle' limit 1`
  for (let look = 0; look < LOOKS; look++) {
    if (!(await client.query(working)).rowCount) return true
    await setTimeout(LOOK_MS)
  }
  return false
}

/** Waits until what was begun there has ended, before it is copied: a copy cuts it off. */
export async function comeToRest(connect: Connect, name: string): Promise<void> {
  const client = await connect(name)
  await atRest(client)
  await client.end()
}

type Connect = (database: string) => Promise<pg.Client>

/**
 * @param connect opens a connection to a database of this name
 * @param name the database as it stands now @param copy another that holds the same, and is changed by nobody
 */
export async function keepDatabase(connect: Connect, name: string, copy: string): Promise<KeptDatabase> {
  const client = await connect(name)
  let source: pg.Client | undefined
  const rowsOf = new Map<number, string[]>()

  async function rows(rel: number): Promise<string[]> {
    const read = rowsOf.get(rel)
    if (read) return read
    source ??= await connect(copy)
    const { rows: names } = await source.query<{ name: string }>('select $1::oid::regclass::text as name', [rel])
    const { rows: all } = await source.query<{ row: string }>(`select one::text as row from ${names[0].name} one`)
    const texts = all.map(({ row }) => row)
    rowsOf.set(rel, texts)
    return texts
  }

  const counted = async (text: string) => (await client.query<Counted>({ name: 'counted', text })).rows

  async function reset(): Promise<boolean> {
    if (!(await atRest(client))) return false
    await client.query(`begin; set local lock_timeout = '2s'; ${kept.hold}`)
    const now = await counted(kept.count)
    const written = now.filter(({ rel, found, young }) => young > 0 || found !== kept.rows.get(rel))
    if (written.some(({ rel }) => kept.catalog.has(rel))) return false
    // Rows of these are all as they were, but for new ones.
    const isAdded = ({ rel, found, young }: Counted) => found - young === kept.rows.get(rel)
    const [added, changed] = [written.filter(isAdded), written.filter((one) => !isAdded(one))]
    await client.query('select pg_temp.delete_new($1)', [added.map(({ rel }) => rel)])
    for (const { rel } of changed) await client.query('select pg_temp.put_back($1, $2)', [rel, await rows(rel)])
    await client.query(kept.end)
    return true
  }

  const end = async () => void (await Promise.all([client.end(), source?.end()]))
  const kept = await keep().catch(async (error) => {
    await end()
    throw error
  })
  return { reset: () => reset().catch(() => false), end }

  async function keep() {
    // No trigger of the shop's fires for what is put back; said once, for a change of it would throw away every plan.
    await client.query(`set session_replication_role = replica; ${KEEP}`)
    const { rows: tables } = await client.query<Table>(TABLES)
    const { rows: sequences } = await client.query<Table>(
      'select rel::int, rel::regclass::text as name from kept_sequence',
    )
    const count = counting(tables)
    return {
      ...{ hold: holding(tables), count, end: ending(sequences) },
      rows: new Map((await counted(count)).map(({ rel, found }) => [rel, found])),
      catalog: new Set(tables.filter(({ in_catalog }) => in_catalog).map(({ rel }) => rel)),
    }
  }
}
