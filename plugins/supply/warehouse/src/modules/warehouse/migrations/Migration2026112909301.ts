import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** 箱: parcels that a carrier takes along as one, under a serial shipping container code of our own that is given once. */
export class Migration2026112909301 extends Migration {
  override async up(): Promise<void> {
    for (const sql of [...TABLES, ...RULES]) this.addSql(sql)
  }

  override async down(): Promise<void> {
    this.addSql('drop trigger if exists manifest_whole_carton on manifest_parcel')
    this.addSql('drop table if exists carton_parcel, carton cascade')
    this.addSql(
      'drop function if exists carton_walk, carton_parcel_comes, carton_parcel_goes, manifest_whole_carton, sscc_sound',
    )
  }
}

const HANDED = (id: string) => `exists (select from carton_parcel p join manifest_parcel m using (fulfillment_id)
  where p.carton_id = ${id} and p.removed_at is null)`

const TABLES = [
  // Weights 3, 1, 3 … from the left, the last digit makes the sum a multiple of ten (GS1 General Specifications, 7.9).
  `create or replace function sscc_sound(code text) returns boolean language sql immutable as $$
    select code ~ '^[0-9]{18}$' and (select sum(substr(code, i, 1)::int * case when i % 2 = 1 then 3 else 1 end)
      from generate_series(1, 18) i) % 10 = 0 $$`,
  `create table if not exists carton (
    id text primary key, sscc text not null constraint "UQ_carton_sscc" unique
      constraint "CK_carton_sscc" check (sscc_sound(sscc)),
    prefix text not null, serial bigint not null check (serial > 0), carrier_code text not null check (carrier_code <> ''),
    state text not null default 'open' check (state in ('open', 'closed')), made_by text not null check (made_by <> ''),
    made_at timestamptz not null default now(), closed_by text null, closed_at timestamptz null,
    constraint "UQ_carton_serial" unique (prefix, serial),
    constraint "CK_carton_closed" check ((state = 'closed') = (closed_by is not null and closed_at is not null)))`,
  `create index if not exists "IDX_carton_made" on carton (made_at, id)`,
  `create table if not exists carton_parcel (
    id bigint generated always as identity primary key, carton_id text not null references carton (id),
    fulfillment_id text not null, order_id text not null, display_id integer not null, tracking_number text null,
    pieces integer not null, added_by text not null check (added_by <> ''), added_at timestamptz not null default now(),
    removed_by text null, removed_at timestamptz null)`,
  `create unique index if not exists "UQ_carton_parcel" on carton_parcel (fulfillment_id) where removed_at is null`,
  `create index if not exists "IDX_carton_parcel" on carton_parcel (carton_id)`,
]

const RULES = [
  `create or replace function carton_walk() returns trigger language plpgsql as $$
    begin
      if (new.id, new.sscc, new.prefix, new.serial, new.carrier_code, new.made_by, new.made_at)
        is distinct from (old.id, old.sscc, old.prefix, old.serial, old.carrier_code, old.made_by, old.made_at) then
        raise exception 'warehouse: 箱 % 写下后不能改', old.sscc;
      end if;
      if ${HANDED('old.id')} then raise exception 'warehouse: 箱 % 已经交出', old.sscc; end if;
      if new.state = 'closed' and not exists (select from carton_parcel
        where carton_id = old.id and removed_at is null) then
        raise exception 'warehouse: 箱 % 是空的', old.sscc;
      end if;
      return new;
    end $$`,
  `create or replace trigger carton_walk before update on carton for each row execute function carton_walk()`,
  `create or replace function carton_parcel_comes() returns trigger language plpgsql as $$
    declare box carton;
    begin
      select * into box from carton where id = new.carton_id for update;
      if box.state <> 'open' then raise exception 'warehouse: 箱 % 已经封了', box.sscc; end if;
      if exists (select from manifest_parcel where fulfillment_id = new.fulfillment_id) then
        raise exception 'warehouse: 包裹 % 已经交出', coalesce(new.tracking_number, new.fulfillment_id);
      end if;
      return new;
    end $$`,
  `create or replace trigger carton_parcel_comes before insert on carton_parcel
    for each row execute function carton_parcel_comes()`,
  `create or replace function carton_parcel_goes() returns trigger language plpgsql as $$
    begin
      if old.removed_at is not null or new.removed_at is null or (to_jsonb(new) - array['removed_by', 'removed_at'])
        is distinct from (to_jsonb(old) - array['removed_by', 'removed_at']) then
        raise exception 'warehouse: 箱里的包裹只能拿出一次';
      end if;
      if exists (select from manifest_parcel where fulfillment_id = old.fulfillment_id) then
        raise exception 'warehouse: 包裹 % 已经交出', coalesce(old.tracking_number, old.fulfillment_id);
      end if;
      return new;
    end $$`,
  `create or replace trigger carton_parcel_goes before update on carton_parcel
    for each row execute function carton_parcel_goes()`,
  ...['carton', 'carton_parcel'].map(
    (table) => `create or replace trigger ${table}_no_delete before delete on ${table}
      for each row execute function warehouse_stays()`,
  ),
  // All of a carton or nothing of it, and closed.
  `create or replace function manifest_whole_carton() returns trigger language plpgsql as $$
    declare box carton;
    begin
      select c.* into box from carton_parcel p join carton c on c.id = p.carton_id
        where p.fulfillment_id = new.fulfillment_id and p.removed_at is null for update of c;
      if box.id is null then return null; end if;
      if box.state <> 'closed' then raise exception 'warehouse: 箱 % 还没封', box.sscc; end if;
      if exists (select from carton_parcel p where p.carton_id = box.id and p.removed_at is null and not exists (
        select from manifest_parcel m where m.fulfillment_id = p.fulfillment_id and m.manifest_id = new.manifest_id)) then
        raise exception 'warehouse: 箱 % 要整箱交出', box.sscc;
      end if;
      return null;
    end $$`,
  `drop trigger if exists manifest_whole_carton on manifest_parcel`,
  `create constraint trigger manifest_whole_carton after insert on manifest_parcel deferrable initially deferred
    for each row execute function manifest_whole_carton()`,
]
