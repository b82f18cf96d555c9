import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const WHO = `text not null check (made_by <> ''), made_at timestamptz not null default now()`

/** Waves, picks, packings and manifests; what must never break in them is said here (README). */
export class Migration2026112823007 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists warehouse_setting (
      id text primary key check (id = 'one'), value jsonb not null, changed_by text not null,
      changed_at timestamptz not null default now())`)
    this.addSql(`create table if not exists parcel_term (
      order_id text primary key, ship_by timestamptz null, sender_name text null, sender_phone text null,
      created_at timestamptz not null default now())`)
    this.addSql(`create table if not exists place (
      id text primary key, zone text not null check (zone ~ '^[^\\s]{1,10}$'),
      shelf text not null check (shelf ~ '^[^\\s]{1,10}$'), bin text not null check (bin ~ '^[^\\s]{0,10}$'),
      code text not null constraint "UQ_place_code" unique, cold boolean not null default false,
      rank integer not null default 0, made_by ${WHO})`)
    this.addSql(`create table if not exists place_stock (
      id text primary key, place_id text not null references place (id), inventory_item_id text not null,
      lot_id text null, made_by ${WHO})`)
    this.addSql(`create unique index if not exists "UQ_place_stock" on place_stock
      (inventory_item_id, coalesce(lot_id, ''))`)
    this.addSql(`create table if not exists wave (
      id text primary key, number integer generated always as identity unique,
      state text not null default 'open' check (state in ('open', 'closed', 'dropped')),
      kind text not null check (kind in ('batch', 'cluster')), name text not null, carrier_code text null,
      made_by ${WHO}, ended_at timestamptz null, ended_by text null, reason text null)`)
    this.addSql(`create index if not exists "IDX_wave_open" on wave (made_at) where state = 'open'`)
    this.addSql(`create table if not exists wave_order (
      wave_id text not null references wave (id), order_id text not null, display_id integer not null,
      position integer not null check (position > 0),
      state text not null default 'open' check (state in ('open', 'packed', 'out')), reason text null,
      moved_at timestamptz not null default now(), primary key (wave_id, order_id), unique (wave_id, position))`)
    this.addSql(`create unique index if not exists "UQ_wave_order_open" on wave_order (order_id) where state = 'open'`)
    this.addSql(`create table if not exists pick (
      id text primary key, wave_id text not null, order_id text not null, line_item_id text not null,
      inventory_item_id text not null, lot_id text null, lot_code text null, title text not null,
      quantity integer not null check (quantity > 0), picked integer not null default 0,
      state text not null default 'open' check (state in ('open', 'picked', 'short')),
      picked_by text null, picked_at timestamptz null, foreign key (wave_id, order_id) references wave_order,
      constraint "CK_pick_count" check (picked between 0 and quantity and (state <> 'picked' or picked = quantity)))`)
    this.addSql(`create index if not exists "IDX_pick_wave" on pick (wave_id, inventory_item_id)`)
    this.addSql(`create table if not exists short_pick (
      id text primary key, wave_id text not null, order_id text not null, line_item_id text not null,
      inventory_item_id text not null, title text not null, quantity integer not null check (quantity > 0),
      reason text not null check (btrim(reason) <> ''), made_by ${WHO},
      state text not null default 'open' check (state in ('open', 'decided')),
      decision text null check (decision in ('found', 'later', 'cancel')), decided_by text null,
      decided_at timestamptz null, note text null,
      constraint "CK_short_pick_decided" check ((state = 'decided') = (decision is not null
        and decided_by is not null and decided_at is not null)))`)
    this.addSql(`create index if not exists "IDX_short_pick_open" on short_pick (made_at) where state = 'open'`)
    this.addSql(`create table if not exists packing (
      id text primary key, order_id text not null, display_id integer not null, wave_id text null references wave (id),
      packer text not null check (packer <> ''),
      state text not null default 'open' check (state in ('open', 'packed', 'undone', 'dropped')),
      counted jsonb not null default '{}', grams jsonb not null default '{}', carrier_code text null,
      tracking_number text null, fulfillment_id text null unique, reason text null,
      started_at timestamptz not null default now(), packed_at timestamptz null, ended_at timestamptz null,
      constraint "CK_packing_parcel" check (state not in ('packed', 'undone') or fulfillment_id is not null))`)
    this.addSql(`create unique index if not exists "UQ_packing_open" on packing (order_id) where state = 'open'`)
    this.addSql(`create index if not exists "IDX_packing_packed" on packing (carrier_code, packed_at)
      where state = 'packed'`)
    this.addSql(`create table if not exists packing_scan (
      id bigint generated always as identity primary key, packing_id text not null references packing (id),
      code text not null, verdict text not null, line_item_id text null, inventory_item_id text null, lot_id text null,
      pieces integer null, made_by ${WHO})`)
    this.addSql(`create index if not exists "IDX_packing_scan" on packing_scan (packing_id)`)
    this.addSql(`create table if not exists waybill_wish (
      id text primary key, order_id text not null, carrier_code text not null, wave_id text null,
      state text not null default 'wanted' check (state in ('wanted', 'reserved', 'taken', 'canceled', 'failed')),
      tracking_number text null, tries integer not null default 0, next_at timestamptz not null default now(),
      reason text null, told_at timestamptz null, made_by ${WHO},
      constraint "CK_waybill_wish_number" check (state not in ('reserved', 'taken') or tracking_number is not null))`)
    this.addSql(`create unique index if not exists "UQ_waybill_wish_live" on waybill_wish (order_id)
      where state in ('wanted', 'reserved', 'failed')`)
    this.addSql(`create index if not exists "IDX_waybill_wish_due" on waybill_wish (next_at)
      where state in ('wanted', 'failed')`)
    this.addSql(`create index if not exists "IDX_waybill_wish_untold" on waybill_wish (made_at)
      where state in ('taken', 'canceled') and told_at is null and tracking_number is not null`)
    this.addSql(`create index if not exists "IDX_waybill_wish_wave" on waybill_wish (wave_id)`)
    this.addSql(`create table if not exists manifest (
      id text primary key, number integer generated always as identity unique, carrier_code text not null,
      carrier_name text not null, taken_by text null, made_by ${WHO})`)
    this.addSql(`create table if not exists manifest_parcel (
      fulfillment_id text primary key, manifest_id text not null references manifest (id), order_id text not null,
      display_id integer not null, tracking_number text null, pieces integer not null, weight_g integer null)`)
    this.addSql(`create index if not exists "IDX_manifest_parcel" on manifest_parcel (manifest_id)`)
    this.rules()
  }

  private rules(): void {
    this.addSql(`create or replace function warehouse_stays() returns trigger language plpgsql as $$
      begin raise exception 'warehouse: % 只能新增，不能修改或删除', tg_table_name; end $$`)
    for (const table of ['packing_scan', 'manifest', 'manifest_parcel'])
      this.addSql(`create or replace trigger ${table}_stays before update or delete on ${table}
        for each row execute function warehouse_stays()`)
    for (const table of ['wave', 'wave_order', 'short_pick', 'packing'])
      this.addSql(`create or replace trigger ${table}_no_delete before delete on ${table}
        for each row execute function warehouse_stays()`)
    this.addSql(`create or replace function wave_walk() returns trigger language plpgsql as $$
      begin
        if old.state <> 'open' and new.state <> old.state then
          raise exception 'warehouse: 波次 % 已经结束', old.number;
        end if;
        if new.state = 'dropped' and exists (select from wave_order where wave_id = new.id and state = 'packed') then
          raise exception 'warehouse: 波次 % 已有包裹装好，不能撤销', old.number;
        end if;
        if new.state = 'closed' and exists (select from wave_order where wave_id = new.id and state = 'open') then
          raise exception 'warehouse: 波次 % 还有没装的订单', old.number;
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger wave_walk before update on wave for each row execute function wave_walk()`)
    this.addSql(`create or replace function wave_order_walk() returns trigger language plpgsql as $$
      declare wave_state text;
      begin
        select state into wave_state from wave where id = new.wave_id for update;
        if wave_state = 'dropped' and new.state <> 'out' then
          raise exception 'warehouse: 波次已撤销';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger wave_order_walk before insert or update on wave_order
      for each row execute function wave_order_walk()`)
    this.addSql(`create or replace function short_pick_walk() returns trigger language plpgsql as $$
      begin
        if old.state = 'decided' then raise exception 'warehouse: 这条缺货已经处理过'; end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger short_pick_walk before update on short_pick
      for each row execute function short_pick_walk()`)
    this.addSql(`create or replace function packing_walk() returns trigger language plpgsql as $$
      begin
        if (old.state || '>' || new.state) not in ('open>open', 'open>packed', 'open>dropped', 'packed>undone') then
          raise exception 'warehouse: 打包 % 不能从 % 到 %', old.id, old.state, new.state;
        end if;
        if new.state = 'undone' and exists (select from manifest_parcel where fulfillment_id = new.fulfillment_id) then
          raise exception 'warehouse: 包裹已交给承运商，不能拆';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger packing_walk before update on packing
      for each row execute function packing_walk()`)
    this.addSql(`create or replace function waybill_wish_walk() returns trigger language plpgsql as $$
      begin
        if old.state in ('taken', 'canceled') and new.state <> old.state
          and not (old.state = 'taken' and new.state = 'canceled') then
          raise exception 'warehouse: 取号 % 已经结束', old.id;
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger waybill_wish_walk before update on waybill_wish
      for each row execute function waybill_wish_walk()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists manifest_parcel, manifest, waybill_wish, packing_scan, packing, short_pick, pick,
      wave_order, wave, place_stock, place, parcel_term, warehouse_setting cascade`)
    this.addSql(`drop function if exists warehouse_stays, wave_walk, wave_order_walk, short_pick_walk, packing_walk,
      waybill_wish_walk`)
  }
}
