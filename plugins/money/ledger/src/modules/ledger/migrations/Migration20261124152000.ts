import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Accounts, transactions, entries and kept balances; amounts are bigint fen. */
export class Migration20261124152000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists ledger_account (
      id text primary key,
      owner_type text not null,
      owner_id text not null,
      kind text not null,
      normal_side text not null check (normal_side in ('debit', 'credit')),
      currency text not null check (currency ~ '^[a-z]{3}$'),
      allow_negative boolean not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      deleted_at timestamptz null check (deleted_at is null))`)
    this.addSql(`create unique index if not exists "IDX_ledger_account_owner_kind_unique"
      on ledger_account (owner_type, owner_id, kind, currency) where deleted_at is null`)
    this.addSql(`create table if not exists ledger_transaction (
      id text primary key,
      idempotency_key text not null unique check (idempotency_key <> ''),
      fingerprint text not null,
      kind text not null,
      description text null,
      reference_type text not null,
      reference_id text not null,
      currency text not null,
      effective_at timestamptz not null,
      created_at timestamptz not null default now(),
      reverses_id text null unique references ledger_transaction (id) check (reverses_id <> id),
      written_by xid8 not null default pg_current_xact_id())`)
    this.addSql(`create index if not exists "IDX_ledger_transaction_reference"
      on ledger_transaction (reference_type, reference_id)`)
    this.addSql(`create table if not exists ledger_entry (
      id bigint generated always as identity primary key,
      transaction_id text not null references ledger_transaction (id),
      account_id text not null references ledger_account (id),
      amount_fen bigint not null check (amount_fen <> 0),
      effective_at timestamptz not null)`)
    this.addSql(`create index if not exists "IDX_ledger_entry_transaction" on ledger_entry (transaction_id)`)
    this.addSql(`create index if not exists "IDX_ledger_entry_account"
      on ledger_entry (account_id, effective_at, id) include (amount_fen)`)
    this.addSql(`create table if not exists ledger_balance (
      account_id text primary key references ledger_account (id),
      balance_fen bigint not null,
      entry_count bigint not null)`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists ledger_balance, ledger_entry, ledger_transaction, ledger_account cascade')
  }
}
