import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const TIMES = `created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      deleted_at timestamptz null check (deleted_at is null)`

/** Requests, their lines, photos and steps; receipts. Amounts in whole fen of one order. */
export class Migration20261125012037 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists after_sale (
      id text primary key, order_id text not null, kind text not null check (kind in ('return_refund', 'refund_only')),
      state text not null check (state in ('requested', 'approved', 'sent_back', 'received', 'inspected', 'refunding',
        'refunded', 'refused', 'withdrawn')),
      rule text not null check (rule in ('seven_days', 'quality')),
      reason text not null check (reason in ('changed_mind', 'damaged', 'spoiled', 'not_as_described', 'missing',
        'not_received', 'other')),
      text text null, version integer not null default 1,
      goods_fen integer not null check (goods_fen >= 0), freight_fen integer not null check (freight_fen >= 0),
      refund_fen integer null check (refund_fen between 1 and goods_fen + freight_fen),
      payment_id text null, refund_id text null, lowered_reason text null, refuse_reason text null,
      return_carrier text null, return_waybill text null,
      restock text not null default 'none' check (restock in ('none', 'started', 'done')), ${TIMES},
      check ((state = 'refused') = (refuse_reason is not null)),
      check (state not in ('refunding', 'refunded') or (refund_fen is not null and payment_id is not null)),
      check (state <> 'refunded' or refund_id is not null),
      check (refund_fen is null or refund_fen = goods_fen + freight_fen or lowered_reason is not null),
      check (kind = 'return_refund' or rule = 'quality'))`)
    this.addSql(`create index if not exists "IDX_after_sale_order" on after_sale (order_id) where deleted_at is null`)
    this.addSql(`create index if not exists "IDX_after_sale_state"
      on after_sale (state, created_at) where deleted_at is null`)
    this.addSql(`create unique index if not exists "IDX_after_sale_refund_unique"
      on after_sale (refund_id) where refund_id is not null`)
    this.addSql(`create table if not exists after_sale_line (
      id text primary key, after_sale_id text not null references after_sale (id), line_item_id text not null,
      title text not null, quantity integer not null check (quantity > 0),
      bought_quantity integer not null check (bought_quantity >= quantity),
      amount_fen integer not null check (amount_fen >= 0), sellable integer null check (sellable >= 0),
      unsellable integer null check (unsellable >= 0),
      disposal text null check (disposal in ('destroyed', 'donated', 'sent_to_producer', 'returned_to_buyer')), ${TIMES},
      unique (after_sale_id, line_item_id),
      check ((sellable is null) = (unsellable is null)), check (sellable is null or sellable + unsellable = quantity),
      check (coalesce(unsellable, 0) = 0 or disposal is not null))`)
    this.addSql(`create index if not exists "IDX_after_sale_line_item" on after_sale_line (line_item_id)`)
    this.addSql(`create table if not exists after_sale_picture (
      id text primary key, order_id text not null, after_sale_id text null references after_sale (id),
      file_id text not null, mime text not null check (mime in ('image/jpeg', 'image/png', 'image/webp')),
      size_bytes integer not null check (size_bytes between 1 and 4194304), ${TIMES})`)
    this.addSql(`create index if not exists "IDX_after_sale_picture_order" on after_sale_picture (order_id)`)
    this.addSql(`create table if not exists after_sale_event (
      id text primary key, after_sale_id text not null references after_sale (id), type text not null,
      actor_type text not null check (actor_type in ('buyer', 'staff', 'system')), actor_id text null, note text null,
      ${TIMES}, unique (after_sale_id, type))`)
    this.addSql(`create table if not exists after_sale_receipt (
      id text primary key, order_id text not null unique, received_at timestamptz not null,
      received_by text not null check (received_by in ('buyer', 'carrier', 'auto')), ${TIMES})`)
  }

  override async down(): Promise<void> {
    this.addSql(
      'drop table if exists after_sale_event, after_sale_picture, after_sale_line, after_sale, after_sale_receipt cascade',
    )
  }
}
