import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What stood on a parcel before its waybill was corrected, by whom and why: only ever added to. */
export class Migration20261128080000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists waybill_correction (
      id text primary key, order_id text not null, fulfillment_id text not null,
      from_carrier text not null, from_waybill text not null, to_carrier text not null, to_waybill text not null,
      reason text not null check (btrim(reason) <> ''), corrected_by text not null,
      created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      deleted_at timestamptz null check (deleted_at is null),
      check ((from_carrier, from_waybill) is distinct from (to_carrier, to_waybill)))`)
    this.addSql(
      `create index if not exists "IDX_waybill_correction_fulfillment_id" on waybill_correction (fulfillment_id)`,
    )
    this.addSql(`create or replace function waybill_correction_stays() returns trigger language plpgsql as $$
      begin raise exception 'shipping: % 只能新增', tg_table_name; end $$`)
    this.addSql(`create trigger waybill_correction_stays before update or delete on waybill_correction
      for each row execute function waybill_correction_stays()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists waybill_correction cascade')
    this.addSql('drop function if exists waybill_correction_stays')
  }
}
