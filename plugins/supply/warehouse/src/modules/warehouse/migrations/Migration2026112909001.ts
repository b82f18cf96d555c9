import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** 收货单: what a producer is to bring, and what came; its lots are those of `lots`, which alone brings goods into stock. */
export class Migration2026112909001 extends Migration {
  override async up(): Promise<void> {
    for (const sql of [...TABLES, ...RULES]) this.addSql(sql)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists receiving_lot, receiving_line, receiving_note cascade')
    this.addSql(`drop function if exists receiving_note_walk, receiving_line_walk, receiving_lot_walk, receiving_adds_up`)
  }
}

const WHO = `text not null check (made_by <> ''), made_at timestamptz not null default now()`
const TABLES = [
  `create table if not exists receiving_note (
    id text primary key, number integer generated always as identity unique,
    producer_id text not null, producer_name text not null check (producer_name <> ''), expected_on date not null,
    remark text null, state text not null default 'expected' check (state in ('expected', 'received', 'canceled')),
    made_by ${WHO}, location_id text null, delivery_number text null, received_by text null, received_at timestamptz null,
    request_key text null, ended_by text null, ended_at timestamptz null, reason text null,
    constraint "CK_receiving_note_received" check ((state = 'received') = (received_by is not null)
      and (received_by is null) = (received_at is null) and (received_by is null) = (location_id is null)),
    constraint "CK_receiving_note_canceled" check (state <> 'canceled' or btrim(reason) <> '' and ended_by is not null))`,
  `create index if not exists "IDX_receiving_note_expected" on receiving_note (expected_on, number)
    where state = 'expected'`,
  `create table if not exists receiving_line (
    id text primary key, note_id text not null references receiving_note (id),
    position integer not null check (position > 0), good_id text not null, inventory_item_id text null,
    title text not null, expected integer not null check (expected >= 0), received integer null check (received >= 0),
    difference_reason text null, unique (note_id, position),
    constraint "CK_receiving_line_difference" check (received is null or received = expected
      or btrim(difference_reason) <> '' and difference_reason is not null))`,
  `create unique index if not exists "UQ_receiving_line_good" on receiving_line
    (note_id, good_id, coalesce(inventory_item_id, ''))`,
  `create table if not exists receiving_lot (
    lot_id text primary key, line_id text not null references receiving_line (id),
    quantity integer not null check (quantity > 0), undone_at timestamptz null)`,
  `create index if not exists "IDX_receiving_lot" on receiving_lot (line_id)`,
]

const RULES = [
  `create or replace function receiving_note_walk() returns trigger language plpgsql as $$
    begin
      if (new.id, new.producer_id, new.producer_name, new.made_by, new.made_at)
        is distinct from (old.id, old.producer_id, old.producer_name, old.made_by, old.made_at) then
        raise exception 'warehouse: 收货单 % 写下后不能改', old.number;
      end if;
      if (old.state || '>' || new.state) not in ('expected>expected', 'expected>received', 'expected>canceled',
        'received>expected') then
        raise exception 'warehouse: 收货单 % 已经收过或取消了', old.number;
      end if;
      if old.state = 'received' and exists (select from receiving_lot r join receiving_line l on l.id = r.line_id
        where l.note_id = new.id and r.undone_at is null) then
        raise exception 'warehouse: 收货单 % 的批次还在', old.number;
      end if;
      return new;
    end $$`,
  `create or replace trigger receiving_note_walk before update on receiving_note
    for each row execute function receiving_note_walk()`,
  `create or replace function receiving_line_walk() returns trigger language plpgsql as $$
    begin
      if (to_jsonb(new) - array['received', 'difference_reason'])
        is distinct from (to_jsonb(old) - array['received', 'difference_reason']) then
        raise exception 'warehouse: 收货单写下后不能改，取消了再写一张';
      end if;
      return new;
    end $$`,
  `create or replace trigger receiving_line_walk before update on receiving_line
    for each row execute function receiving_line_walk()`,
  `create or replace function receiving_lot_walk() returns trigger language plpgsql as $$
    begin
      if old.undone_at is not null or new.undone_at is null
        or (new.lot_id, new.line_id, new.quantity) is distinct from (old.lot_id, old.line_id, old.quantity) then
        raise exception 'warehouse: 收进的批次写下后不能改';
      end if;
      return new;
    end $$`,
  `create or replace trigger receiving_lot_walk before update on receiving_lot
    for each row execute function receiving_lot_walk()`,
  ...['receiving_note', 'receiving_line', 'receiving_lot'].map(
    (table) => `create or replace trigger ${table}_no_delete before delete on ${table}
      for each row execute function warehouse_stays()`,
  ),
  // What a note says came is what its lots are, once all of it is written.
  `create or replace function receiving_adds_up() returns trigger language plpgsql as $$
    declare note receiving_note;
    begin
      select * into note from receiving_note where id = new.id;
      if note.state <> 'received' then return null; end if;
      if exists (select from receiving_line l where l.note_id = note.id and l.received is distinct from
        (select coalesce(sum(r.quantity), 0)::int from receiving_lot r where r.line_id = l.id and r.undone_at is null)) then
        raise exception 'warehouse: 收货单 % 和它的批次对不上', note.number;
      end if;
      if not exists (select from receiving_lot r join receiving_line l on l.id = r.line_id
        where l.note_id = note.id and r.undone_at is null) then
        raise exception 'warehouse: 收货单 % 没有收到批次', note.number;
      end if;
      return null;
    end $$`,
  `drop trigger if exists receiving_adds_up on receiving_note`,
  `create constraint trigger receiving_adds_up after update on receiving_note deferrable initially deferred
    for each row execute function receiving_adds_up()`,
]
