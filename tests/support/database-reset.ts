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

/** What a row must be younger than to be new, and how many each table and sequence had: of this connection alone. */
const KEEP = `
  create temp table kept_table (rel oid primary key, rows bigint not null);
  create temp table kept_sequence (rel oid primary key, last bigint not null, called boolean not null);
  create temp table kept_since (xid xid not null);

  create function pg_temp.tables() returns table (rel oid) language sql as $$
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_(?!catalog)' and n.nspname <> 'information_schema'
      and (n.nspname <> 'pg_catalog'
        or c.relname in ('pg_class', 'pg_trigger', 'pg_constraint', 'pg_attrdef', 'pg_proc')) $$;

  -- Whoever writes already comes to an end first; whoever comes now waits, and draws no number of a sequence that goes back.
  create function pg_temp.hold() returns void language plpgsql as $$
    declare one record;
    begin
      for one in select t.rel from pg_temp.tables() t join pg_class c on c.oid = t.rel
        where c.relnamespace <> 'pg_catalog'::regnamespace
      loop
        execute format('lock table %s in share row exclusive mode', one.rel::regclass);
      end loop;
    end $$;

  create function pg_temp.keep() returns void language plpgsql as $$
    declare one record; found bigint; last bigint; called boolean;
    begin
      for one in select t.rel from pg_temp.tables() t loop
        execute format('select count(*) from %s', one.rel::regclass) into found;
        insert into kept_table values (one.rel, found);
      end loop;
      for one in select c.oid from pg_class c where c.relkind = 'S' loop
        execute format('select last_value, is_called from %s', one.oid::regclass) into last, called;
        insert into kept_sequence values (one.oid, last, called);
      end loop;
      insert into kept_since values (pg_current_xact_id()::xid);
    end $$;

  -- A row written since is younger than the last keeping; one deleted since is missing in the count.
  create function pg_temp.written() returns table (rel oid, is_schema boolean) language plpgsql as $$
    declare one record; found bigint; young bigint; since int := (select age(xid) from kept_since);
    begin
      for one in select coalesce(t.rel, k.rel) as oid, k.rows, t.rel is null as gone
        from pg_temp.tables() t full join kept_table k on k.rel = t.rel
      loop
        if one.gone or one.rows is null then
          return query select one.oid, true;
          continue;
        end if;
        execute format('select count(*), count(*) filter (where age(xmin) < %s) from %s', since, one.oid::regclass)
          into found, young;
        if young > 0 or found <> one.rows then
          return query select one.oid, c.relnamespace = 'pg_catalog'::regnamespace from pg_class c where c.oid = one.oid;
        end if;
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

  create function pg_temp.end_reset() returns void language plpgsql as $$
    declare one record; last bigint; called boolean;
    begin
      for one in select * from kept_sequence loop
        execute format('select last_value, is_called from %s', one.rel::regclass) into last, called;
        if (last, called) is distinct from (one.last, one.called) then
          perform setval(one.rel::regclass, one.last, one.called);
        end if;
      end loop;
      update kept_since set xid = pg_current_xact_id()::xid;
    end $$;

  select pg_temp.keep();`

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

  async function reset(): Promise<boolean> {
    if (!(await atRest(client))) return false
    await client.query(`begin; set local session_replication_role = replica; set local lock_timeout = '2s'`)
    await client.query('select pg_temp.hold()')
    const { rows: written } = await client.query<{ rel: number; is_schema: boolean }>('select * from pg_temp.written()')
    if (written.some(({ is_schema }) => is_schema)) return false
    for (const { rel } of written) await client.query('select pg_temp.put_back($1, $2)', [rel, await rows(rel)])
    await client.query('select pg_temp.end_reset(); commit')
    return true
  }

  const end = async () => void (await Promise.all([client.end(), source?.end()]))
  await client.query(KEEP).catch(async (error) => {
    await end()
    throw error
  })
  return { reset: () => reset().catch(() => false), end }
}
