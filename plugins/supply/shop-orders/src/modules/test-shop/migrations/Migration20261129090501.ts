import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Orders of test keys have a table of their own: no stock, ledger, deposit or parcel knows of it. */
export class Migration20261129090501 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists shop_test_order (
      id text primary key,
      shop_id text not null,
      number text not null check (char_length(number) between 1 and 64),
      order_number bigint generated always as identity,
      content_hash text not null,
      receiver jsonb not null, note text null, lines jsonb not null,
      state text not null check (state in ('held', 'placed', 'canceled', 'refused')),
      shipping text not null default 'none' check (shipping in ('none', 'packed', 'shipped', 'delivered')),
      reason_code text null, reason text null,
      goods_fen integer not null check (goods_fen >= 0),
      freight_fen integer not null check (freight_fen >= 0),
      refunded_fen integer not null default 0 check (refunded_fen between 0 and goods_fen + freight_fen),
      placed_at timestamptz null, ship_by timestamptz null, held_until timestamptz null,
      shipped_at timestamptz null, delivered_at timestamptz null,
      steps jsonb not null default '[]',
      due_at timestamptz null,
      made_by text not null check (made_by <> ''),
      created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      deleted_at timestamptz null check (deleted_at is null))`)
    this.addSql(`create unique index if not exists "UQ_shop_test_order_number" on shop_test_order (shop_id, number)`)
    this.addSql(`create index if not exists "IDX_shop_test_order_shop" on shop_test_order (shop_id, id)`)
    this.addSql(`create index if not exists "IDX_shop_test_order_due" on shop_test_order (due_at) where due_at is not null`)
    this.addSql(`create index if not exists "IDX_shop_test_order_updated" on shop_test_order (updated_at, id)`)
    this.addSql(`create index if not exists "IDX_shop_test_order_created" on shop_test_order (created_at)`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists shop_test_order')
  }
}
