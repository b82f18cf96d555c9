import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What happened is written once per shop under its key; each endpoint gets it once, however often it is tried. */
export class Migration20261129054001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists webhook_endpoint (
      id text primary key,
      shop_id text not null,
      url text not null check (char_length(url) between 8 and 500),
      events text[] not null check (cardinality(events) > 0),
      secret_sealed text not null,
      old_secret_sealed text null, old_until timestamptz null,
      state text not null default 'on' check (state in ('on', 'off')),
      off_reason text null, failing_since timestamptz null,
      made_by text not null check (made_by <> ''),
      created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      deleted_at timestamptz null,
      constraint "CK_webhook_endpoint_old" check ((old_secret_sealed is null) = (old_until is null)))`)
    this.addSql(`create index if not exists "IDX_webhook_endpoint_shop" on webhook_endpoint (shop_id) where deleted_at is null`)
    this.addSql(`create table if not exists webhook_event (
      id text primary key,
      shop_id text not null,
      type text not null,
      key text not null,
      payload jsonb not null check (octet_length(payload::text) < 20000),
      at timestamptz not null default now())`)
    this.addSql(`create unique index if not exists "UQ_webhook_event_key" on webhook_event (shop_id, key)`)
    this.addSql(`create index if not exists "IDX_webhook_event_at" on webhook_event (at)`)
    this.addSql(`create table if not exists webhook_delivery (
      id text primary key,
      event_id text not null references webhook_event (id) on delete cascade,
      endpoint_id text not null references webhook_endpoint (id) on delete cascade,
      state text not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
      attempts integer not null default 0 check (attempts >= 0),
      due_at timestamptz not null default now(),
      last_status integer null, last_said text null check (char_length(last_said) <= 300), last_at timestamptz null,
      created_at timestamptz not null default now())`)
    this.addSql(`create unique index if not exists "UQ_webhook_delivery" on webhook_delivery (endpoint_id, event_id)`)
    this.addSql(`create index if not exists "IDX_webhook_delivery_due" on webhook_delivery (due_at) where state = 'waiting'`)
    this.addSql(`create index if not exists "IDX_webhook_delivery_log" on webhook_delivery (endpoint_id, id)`)
    this.addSql('create table if not exists webhook_mark (name text primary key, at timestamptz not null)')
    this.addSql(`create table if not exists webhook_seen (
      shop_id text not null, variant_id text not null,
      stopped boolean not null, low boolean not null, price_fen integer not null,
      primary key (shop_id, variant_id))`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists webhook_mark, webhook_seen, webhook_delivery, webhook_event, webhook_endpoint cascade')
  }
}
