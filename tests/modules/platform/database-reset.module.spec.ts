/** What the tests over HTTP stand on: each finds its database as its file left it, however the last one used it. */
import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import { connectTo, replace } from '../../support/database-copies'
import { keepDatabase, type KeptDatabase } from '../../support/database-reset'

/** Two that lean on each other, one of which lets nothing be changed; every kind of value that is easily lost on the way. */
const SHOP = `
  create table shelf (id int primary key, first_id bigint, note text);
  create table entry (id bigint generated always as identity primary key, shelf_id int references shelf (id), name text,
    twice text generated always as (name || name) stored, data jsonb, bytes bytea, at timestamptz, tags text[]);
  alter table shelf add foreign key (first_id) references entry (id);
  create sequence number start 7;
  create function refuse() returns trigger language plpgsql as $$ begin raise exception 'append-only'; end $$;
  create trigger append_only before update or delete on entry for each row execute function refuse();`

const STOCK = `
  insert into shelf values (1, null, null), (2, null, '');
  insert into entry (shelf_id, name, data, bytes, at, tags) values
    (1, E'a "b", (c)\\\\d''\\n', 'null', '\\x00ff', '2026-11-29 01:02:03.456789+08', '{a,"b c",NULL}'), (2, null, null, null, null, '{}');
  update shelf set first_id = id;
  select nextval('number');`

describe('a test’s database', () => {
  let name: string
  let client: pg.Client
  let keeper: pg.Client
  let kept: KeptDatabase
  let was: string
  const rows = async () =>
    JSON.stringify(
      (
        await client.query(
          `select (select array_agg(s::text order by id) from shelf s), (select array_agg(e::text order by id) from entry e),
            (select last_value from number)`,
        )
      ).rows,
    )
  const write = async () => {
    await client.query(`insert into shelf values (3, null, 'new'); update shelf set note = 'changed' where id = 1`)
    await client.query(
      `insert into entry (shelf_id, name) values (3, 'new'); update shelf set first_id = null where id = 2`,
    )
    await client.query(`select nextval('number')`)
  }

  beforeEach(async () => {
    name = `reset-${randomUUID()}`
    const admin = await connectTo('postgres')
    await admin.query(`create database "${name}"`)
    await admin.end()
    const maker = await connectTo(name)
    await maker.query(SHOP)
    await maker.end()
    await replace(name, `${name}-empty`)
    const stock = await connectTo(name)
    await stock.query(STOCK)
    await stock.end()
    keeper = await connectTo(name)
    kept = await keepDatabase(keeper)
    client = await connectTo(name)
    was = await rows()
  })
  afterEach(async () => {
    await client.end()
    await kept.end()
    const admin = await connectTo('postgres')
    for (const one of [name, `${name}-empty`]) await admin.query(`drop database "${one}" with (force)`)
    await admin.end()
  })

  it('is what it was, to the last value and the next number, again and again, for the same connection', async () => {
    for (let i = 0; i < 3; i++) {
      await write()
      expect(await rows()).not.toBe(was)
      expect(await kept.reset()).toBe(true)
      expect(await rows()).toBe(was)
    }
    const { rows: next } = await client.query(`insert into entry (shelf_id) values (1) returning id`)
    expect(next).toEqual([{ id: '3' }])
    await expect(client.query('delete from entry')).rejects.toThrow('append-only')
  })

  it('misses nothing that was only deleted', async () => {
    await client.query('update shelf set first_id = null')
    expect(await kept.reset()).toBe(true)
    await client.query('begin; set local session_replication_role = replica; delete from entry where id = 2; commit')
    expect(await kept.reset()).toBe(true)
    expect(await rows()).toBe(was)
  })

  it('waits for whoever still writes', async () => {
    await client.query(`begin; insert into shelf values (4)`)
    const reset = kept.reset()
    await setTimeout(100)
    await client.query('commit')
    expect(await reset).toBe(true)
    expect(await rows()).toBe(was)
  })

  it('waits for whoever came in as it was to be held, and writes later than they began', async () => {
    const query = keeper.query.bind(keeper) as unknown as (...asked: unknown[]) => Promise<unknown>
    let came = false
    const comeFirst = async (...asked: unknown[]) => {
      if (!came && String(asked[0]).startsWith('begin')) {
        came = true
        await client.query('begin; select from shelf where id = 1 for update')
      }
      return query(...asked)
    }
    Object.assign(keeper, { query: comeFirst })
    const reset = kept.reset()
    await setTimeout(100)
    await client.query(`update shelf set note = 'late' where id = 1; commit`)
    expect(await reset).toBe(true)
    expect(await kept.reset()).toBe(true)
    expect(await rows()).toBe(was)
  })

  it('is left to be made anew where somebody does not end', async () => {
    await client.query(`begin; insert into shelf values (4)`)
    expect(await kept.reset()).toBe(false)
  })

  it.each([
    'alter table shelf add column more text',
    'alter table shelf alter column note set default 1',
    'alter table shelf add check (id > 0)',
    'alter table entry disable trigger append_only',
    'drop trigger append_only on entry',
    'create table another ()',
    'create index on shelf (note)',
    `create or replace function refuse() returns trigger language plpgsql as $$ begin return null; end $$`,
  ])('is made anew after %s', async (change) => {
    await write()
    await client.query(change)
    expect(await kept.reset()).toBe(false)
    await client.end()
    const { rows: given } = kept
    await kept.end()
    await replace(`${name}-empty`, name)
    kept = await keepDatabase(await connectTo(name))
    expect(await kept.fill(given)).toBe(true)
    client = await connectTo(name)
    expect(await rows()).toBe(was)
    await expect(client.query('delete from entry')).rejects.toThrow('append-only')
    await write()
    expect(await kept.reset()).toBe(true)
    expect(await rows()).toBe(was)
  })
})
