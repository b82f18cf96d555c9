import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** 空位复核: a bin that is empty by the book was looked into; what still lay there is counted, and a difference is a stocktake. */
export class Migration2026112909201 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists bin_check (
      id text primary key, wave_id text not null references wave (id), inventory_item_id text not null,
      lot_id text not null, lot_code text not null, title text not null, place_code text null,
      answer text not null check (answer in ('empty', 'left')), made_by text not null check (made_by <> ''),
      made_at timestamptz not null default now(), counted integer null check (counted >= 0),
      picked integer null check (picked >= 0), booked integer null check (booked >= 0), act_id text null,
      counted_by text null, counted_at timestamptz null,
      constraint "UQ_bin_check" unique (wave_id, lot_id),
      constraint "CK_bin_check_counted" check ((counted is null) = (counted_by is null)
        and (counted is null) = (counted_at is null) and (counted is null) = (picked is null)
        and (counted is null) = (booked is null) and (counted is null or answer = 'left')),
      constraint "CK_bin_check_difference" check (
        (act_id is not null) = (counted is not null and counted + picked <> booked)))`)
    this.addSql(`create index if not exists "IDX_bin_check_open" on bin_check (made_at, id)
      where answer = 'left' and counted is null`)
    this.addSql(`create or replace function bin_check_walk() returns trigger language plpgsql as $$
      begin
        if old.counted is not null then raise exception 'warehouse: 这个货位同事已经点过'; end if;
        if (new.wave_id, new.inventory_item_id, new.lot_id, new.answer, new.made_by, new.made_at)
          is distinct from (old.wave_id, old.inventory_item_id, old.lot_id, old.answer, old.made_by, old.made_at) then
          raise exception 'warehouse: 空位复核写下后不能改';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger bin_check_walk before update on bin_check
      for each row execute function bin_check_walk()`)
    this.addSql(`create or replace trigger bin_check_no_delete before delete on bin_check
      for each row execute function warehouse_stays()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists bin_check cascade')
    this.addSql('drop function if exists bin_check_walk')
  }
}
