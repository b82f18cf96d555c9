import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * A failed test stands until another names its reason; who inspected does not release; nothing past its day comes in or goes
 * on sale; a date that the standard does not give says why; what was typed twice is one; a mistake is corrected or voided
 * on record. Lots of before keep what they say.
 */
export class Migration20261128015005 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table inspection add column if not exists retest_reason text null
      constraint "CK_inspection_retest_reason" check (retest_reason <> '')`)
    this.addSql(`alter table lot add column if not exists best_before_reason text null
      constraint "CK_lot_best_before_reason" check (best_before_reason <> '')`)
    this.addSql(`alter table lot drop constraint if exists lot_state_check`)
    this.addSql(`alter table lot add constraint lot_state_check check (state in ('quarantine', 'released', 'rejected',
      'recalled', 'used_up', 'expired', 'voided'))`)
    this.addSql(`create index if not exists "IDX_lot_producer" on lot (producer_id, received_at, id)`)
    this.addSql(`create index if not exists "IDX_lot_board" on lot (state, received_at, id)`)

    // One receipt or one work of a person, however often it is sent.
    this.addSql(`create table if not exists lot_request (
      actor text not null check (actor <> ''),
      key text not null check (key <> ''),
      hash text not null check (hash <> ''),
      lot_ids text[] not null default '{}',
      at timestamptz not null default now(),
      primary key (actor, key))`)
    // A note whose lots were all voided may come in again.
    this.addSql(`alter table lot_delivery add column if not exists voided_at timestamptz null`)
    this.addSql(`alter table lot_delivery drop constraint if exists "UQ_lot_delivery_note"`)
    this.addSql(`create unique index if not exists "UQ_lot_delivery_note" on lot_delivery (supplier_name, note_number)
      where voided_at is null`)
    for (const sql of [...INSPECTIONS, ...DAYS, ...CORRECTIONS, ...WHOLE]) this.addSql(sql)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists lot_failed, lot_inspection_rules, lot_release_rules, lot_keep_expired, lot_days,
      lot_correction_rules, lot_whole_level, lot_watch_whole cascade`)
    this.addSql('drop trigger if exists lot_guard on lot')
    this.addSql(`create trigger lot_guard before update on lot for each row execute function lot_guard_lot()`)
    this.addSql('drop table if exists lot_request')
    this.addSql('alter table inspection drop column if exists retest_reason')
    this.addSql('alter table lot drop column if exists best_before_reason')
  }
}

const INSPECTIONS = [
  // The last word on the lot, or on what it was made of where nobody looked at it since.
  `create or replace function lot_failed(wanted text) returns boolean language sql stable as $$
    with recursive line (id) as (
      select wanted union select s.parent_lot_id from line join lot_source s on s.child_lot_id = line.id
        where not exists (select 1 from inspection i where i.lot_id = line.id and i.kind = 'incoming'))
    select exists (select 1 from line where (select i.verdict = 'failed' from inspection i
      where i.lot_id = line.id and i.kind = 'incoming' order by i.at desc, i.id desc limit 1)) $$`,
  `create or replace function lot_inspection_rules() returns trigger language plpgsql as $$
    declare l lot;
    begin
      if new.kind <> 'incoming' then return new; end if;
      select * into l from lot where id = new.lot_id for no key update;
      if l.state <> 'quarantine' then raise exception 'lot: 批次 % 不在待检状态，不能登记入库检验', l.code; end if;
      if new.retest_reason is null and lot_failed(new.lot_id) then
        raise exception 'lot: 批次 % 检验不合格过，复检须写明原因', l.code;
      end if;
      return new;
    end $$`,
  `create trigger inspection_rules before insert on inspection
    for each row execute function lot_inspection_rules()`,
  `create or replace function lot_release_rules() returns trigger language plpgsql as $$
    begin
      if new.best_before < lot_today() then
        raise exception 'lot: 批次 % 已过保质期（%），不能放行', new.code, new.best_before;
      end if;
      if exists (select 1 from inspection i where i.lot_id = new.id and i.inspector = new.released_by) then
        raise exception 'lot: 检验过批次 % 的人不能放行它，请另一位同事复核', new.code;
      end if;
      return new;
    end $$`,
  `create trigger lot_guard_release before update of state on lot for each row
    when (old.state = 'quarantine' and new.state = 'released') execute function lot_release_rules()`,
]

const DAYS = [
  `create or replace function lot_days() returns trigger language plpgsql as $$
    declare derived date;
    begin
      if new.best_before < lot_today() then raise exception 'lot: 保质期至 % 已过，不能入库', new.best_before; end if;
      if new.made_on > lot_today() then raise exception 'lot: 生产或采收日期 % 还没有到', new.made_on; end if;
      select new.made_on + s.shelf_life_days into derived from standard s where s.id = new.standard_id;
      if derived <> new.best_before and new.best_before_reason is null then
        raise exception 'lot: 按标准保质期应至 %，另写日期须说明原因', derived;
      end if;
      return new;
    end $$`,
  `create trigger lot_days before insert on lot for each row execute function lot_days()`,
  `create trigger lot_days_corrected before update of made_on, best_before on lot for each row
    when (new.made_on <> old.made_on or new.best_before <> old.best_before) execute function lot_days()`,
  // What comes back into a lot past its day is there, but not for sale.
  `create or replace function lot_keep_expired() returns trigger language plpgsql as $$
    begin
      new.state := 'expired';
      return new;
    end $$`,
  `create trigger lot_keep_expired before update of state on lot for each row
    when (old.state = 'used_up' and new.state = 'released' and new.best_before < (now() at time zone 'Asia/Shanghai')::date)
    execute function lot_keep_expired()`,
]

const CORRECTIONS = [
  `create or replace function lot_correction_rules() returns trigger language plpgsql as $$
    begin
      if old.state <> 'quarantine' or new.state not in ('quarantine', 'voided') then
        raise exception 'lot: 批次 % 已不在待检状态，不能更正或作废', old.code;
      end if;
      if (new.code, new.good_id, new.inventory_item_id, new.quantity_unit, new.received_by) is distinct from
          (old.code, old.good_id, old.inventory_item_id, old.quantity_unit, old.received_by) then
        raise exception 'lot: 商品、规格和批次号不能更正，请作废后重新登记';
      end if;
      if new.state = 'voided' and lot_failed(old.id) then
        raise exception 'lot: 批次 % 检验不合格，请判为不合格，不能作废', old.code;
      end if;
      return new;
    end $$`,
  // Whoever corrects says so for this transaction and is held to other rules; everybody else to those of before.
  `drop trigger if exists lot_guard on lot`,
  `create trigger lot_guard before update on lot for each row
    when (coalesce(current_setting('lot.correcting', true), '') <> 'on') execute function lot_guard_lot()`,
  `create trigger lot_guard_correction before update on lot for each row
    when (current_setting('lot.correcting', true) = 'on') execute function lot_correction_rules()`,
]

const WHOLE = [
  // Medusa's levels and parcels know fractions; a piece is whole, and is refused, not rounded.
  `create or replace function lot_whole_level() returns trigger language plpgsql as $$
    begin
      if new.stocked_quantity <> trunc(new.stocked_quantity)
          and exists (select 1 from lot where inventory_item_id = new.inventory_item_id) then
        raise exception 'lot: 件数须为整数';
      end if;
      return new;
    end $$`,
  // Before the trigger that explains a level by its lots: triggers go by their names.
  `create or replace function lot_watch_whole() returns void language plpgsql as $$
    begin
      create or replace trigger lot_count_whole before insert or update of stocked_quantity on inventory_level
        for each row execute function lot_whole_level();
    end $$`,
  `do $$ begin
    if to_regclass('inventory_level') is not null then perform lot_watch_whole(); end if; end $$`,
]
