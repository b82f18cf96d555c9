import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Standards, deliveries, lots, where they lie, how they moved and what happened to them. */
export class Migration20261125004507 extends Migration {
  override async up(): Promise<void> {
    const stamps = `created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      deleted_at timestamptz null check (deleted_at is null)`
    this.addSql(`create table if not exists standard (
      id text primary key,
      good_id text not null,
      version int not null check (version > 0),
      grades jsonb not null default '[]',
      limits jsonb not null default '[]',
      packing text not null default '',
      storage text not null default '',
      shelf_life_days int not null check (shelf_life_days > 0),
      effective_from date not null,
      is_demo boolean not null default false,
      ${stamps},
      unique (good_id, version))`)
    this.addSql(`create table if not exists lot_delivery (
      id text primary key,
      supplier_name text not null check (supplier_name <> ''),
      note_number text not null check (note_number <> ''),
      ${stamps},
      constraint "UQ_lot_delivery_note" unique (supplier_name, note_number))`)
    this.addSql(`create table if not exists lot (
      id text primary key,
      code text not null constraint "CK_lot_code" check (code ~ '^[A-Z0-9-]{1,20}$'),
      good_id text not null,
      inventory_item_id text null,
      producer_id text null,
      town text null,
      village text null,
      plot text null,
      made_on date not null,
      best_before date not null,
      quantity_unit text not null check (quantity_unit in ('piece', 'g')),
      received_quantity int not null check (received_quantity > 0),
      standard_id text null references standard (id),
      delivery_id text null references lot_delivery (id),
      state text not null default 'quarantine'
        check (state in ('quarantine', 'released', 'rejected', 'recalled', 'used_up', 'expired')),
      received_at timestamptz not null default now(),
      received_by text not null check (received_by <> ''),
      released_at timestamptz null,
      released_by text null,
      supplier_name text null,
      supplier_contact text null,
      is_demo boolean not null default false,
      note text null,
      metadata jsonb null,
      ${stamps},
      constraint "UQ_lot_code" unique (code),
      constraint "CK_lot_keeps" check (best_before >= made_on),
      constraint "CK_lot_unit" check ((quantity_unit = 'piece') = (inventory_item_id is not null)),
      constraint "CK_lot_second_person" check (released_by <> received_by),
      constraint "CK_lot_released" check (state <> 'released' or (released_at is not null and released_by is not null)))`)
    this.addSql(`create index if not exists "IDX_lot_item" on lot (inventory_item_id, state, best_before)`)
    this.addSql(`create index if not exists "IDX_lot_good" on lot (good_id)`)
    this.addSql(`create index if not exists "IDX_lot_state" on lot (state, best_before)`)
    this.addSql(`create table if not exists lot_stock (
      id text primary key,
      lot_id text not null references lot (id),
      location_id text not null,
      quantity int not null constraint "CK_lot_stock_quantity" check (quantity >= 0),
      ${stamps},
      unique (lot_id, location_id))`)
    this.addSql(`create table if not exists lot_movement (
      id bigint generated always as identity primary key,
      lot_id text not null references lot (id),
      location_id text not null,
      delta int not null check (delta <> 0),
      reason text not null check (reason in ('receive', 'release', 'reject', 'ship', 'return', 'split', 'pack', 'mix',
        'adjust', 'recall', 'expire', 'loss')),
      order_id text null,
      line_item_id text null,
      fulfillment_id text null,
      counterpart_lot_id text null references lot (id),
      returns_id bigint null references lot_movement (id)
        constraint "CK_lot_movement_return" check (returns_id is null or reason = 'return'),
      actor text not null,
      at timestamptz not null default now(),
      written_by xid8 not null default pg_current_xact_id())`)
    this.addSql(`create index if not exists "IDX_lot_movement_lot" on lot_movement (lot_id, id)`)
    this.addSql(`create index if not exists "IDX_lot_movement_order" on lot_movement (order_id)`)
    this.addSql(`create index if not exists "IDX_lot_movement_returns" on lot_movement (returns_id)`)
    this.addSql(`create index if not exists "IDX_lot_movement_untied" on lot_movement (lot_id, id)
      where reason = 'ship' and order_id is null`)
    this.addSql(`create table if not exists lot_source (
      id text primary key,
      child_lot_id text not null references lot (id),
      parent_lot_id text not null references lot (id) check (parent_lot_id <> child_lot_id),
      quantity int not null check (quantity > 0),
      ${stamps},
      unique (child_lot_id, parent_lot_id))`)
    this.addSql(`create index if not exists "IDX_lot_source_parent" on lot_source (parent_lot_id)`)
    this.addSql(`create table if not exists inspection (
      id text primary key,
      lot_id text not null references lot (id),
      kind text not null check (kind in ('incoming', 'outgoing')),
      method text not null,
      sampling text not null,
      sample_count int not null check (sample_count > 0),
      tolerance text not null default '',
      inspector text not null check (inspector <> ''),
      verdict text not null check (verdict in ('passed', 'failed')),
      results jsonb not null,
      report_file_id text null,
      at timestamptz not null default now(),
      ${stamps})`)
    this.addSql(`create index if not exists "IDX_inspection_lot" on inspection (lot_id, at)`)
    this.addSql(`create table if not exists lot_event (
      lot_id text not null references lot (id),
      seq int not null,
      type text not null check (type in ('received', 'inspected', 'released', 'rejected', 'split', 'mixed', 'packed',
        'shipped', 'returned', 'adjusted', 'recalled', 'expired', 'corrected', 'note')),
      occurred_at timestamptz not null,
      recorded_at timestamptz not null default now(),
      actor text not null,
      body text not null,
      prev_hash text not null,
      hash text not null,
      corrects_seq int null check ((corrects_seq is not null) = (type = 'corrected')),
      primary key (lot_id, seq),
      foreign key (lot_id, corrects_seq) references lot_event (lot_id, seq))`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists lot_event, inspection, lot_source, lot_movement, lot_stock, lot, lot_delivery,
      standard cascade`)
  }
}
