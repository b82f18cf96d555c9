import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Parcels that were written down as sent and never left, by whom they were unpacked and why: only ever added to. */
export class Migration20261128090000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists parcel_unpacking (
      id text primary key, order_id text not null, fulfillment_id text not null unique,
      carrier text not null, waybill text not null,
      reason text not null check (btrim(reason) <> ''), unpacked_by text not null check (unpacked_by <> ''),
      created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      deleted_at timestamptz null check (deleted_at is null))`)
    this.addSql(`create index if not exists "IDX_parcel_unpacking_order_id" on parcel_unpacking (order_id)`)
    this.addSql(`create trigger parcel_unpacking_stays before update or delete on parcel_unpacking
      for each row execute function waybill_correction_stays()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists parcel_unpacking cascade')
  }
}
