import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Codes and their batches, who looked at one today, and the day's salt that makes an address unreadable. */
export class Migration20261125010317 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists trace_code_batch (
      id text primary key,
      idempotency_key text not null unique check (idempotency_key <> ''),
      lot_id text not null,
      lot_code text not null check (lot_code ~ '^[A-Z0-9-]{1,20}$'),
      gtin14 text not null check (gtin14 ~ '^[0-9]{14}$'),
      variant_id text not null,
      pieces integer not null check (pieces >= 0),
      allowance integer not null,
      count integer not null check (count between 1 and 100000),
      made integer not null default 0 check (made between 0 and count),
      state text not null default 'making' check (state in ('making', 'ready', 'void')),
      requested_by text not null,
      void_reason text null,
      voided_by text null,
      voided_at timestamptz null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      deleted_at timestamptz null check (deleted_at is null),
      constraint "CK_trace_code_batch_allowance" check (allowance between 0 and greatest(10, (pieces + 9) / 10)),
      constraint "CK_trace_code_batch_ready" check (state <> 'ready' or made = count),
      constraint "CK_trace_code_batch_void" check ((state = 'void') = (void_reason is not null and voided_at is not null)))`)
    this.addSql(`create index if not exists "IDX_trace_code_batch_lot" on trace_code_batch (lot_id)`)
    this.addSql(`create index if not exists "IDX_trace_code_batch_making" on trace_code_batch (id) where state = 'making'`)
    this.addSql(`create table if not exists trace_code (
      code text primary key check (code ~ '^[0-9A-HJKMNP-TV-Z]{13}$'),
      batch_id text not null references trace_code_batch (id),
      seq integer not null check (seq > 0),
      lot_id text not null,
      gtin14 text not null,
      state text not null default 'issued' check (state in ('issued', 'void')),
      void_reason text null,
      voided_at timestamptz null,
      first_scanned_at timestamptz null,
      scan_count integer not null default 0 check (scan_count >= 0),
      network_count integer not null default 0 check (network_count >= 0),
      unique (batch_id, seq),
      check ((state = 'void') = (void_reason is not null and voided_at is not null)),
      check ((scan_count = 0) = (first_scanned_at is null))) with (fillfactor = 85)`)
    this.addSql(`create index if not exists "IDX_trace_code_void" on trace_code (lot_id) where state = 'void'`)
    this.addSql(`create table if not exists trace_visit (
      day date not null,
      code text not null references trace_code (code),
      visitor text not null,
      network text not null,
      primary key (day, code, visitor))`)
    this.addSql(`create table if not exists trace_salt (day date primary key, salt text not null)`)
    this.addSql(`create table if not exists trace_miss (
      hour timestamptz not null, visitor text not null, count integer not null, primary key (hour, visitor))`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists trace_miss, trace_salt, trace_visit, trace_code, trace_code_batch cascade')
  }
}
