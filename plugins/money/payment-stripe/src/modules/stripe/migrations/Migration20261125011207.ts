import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Disputes, one row each. */
export class Migration20261125011207 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists stripe_dispute (
      id text primary key, dispute_id text not null, payment_intent text null, payment_session_id text null,
      amount_fen integer not null check (amount_fen >= 0), currency text not null, reason text not null,
      status text not null, due_at timestamptz null, created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(), deleted_at timestamptz null)`)
    this.addSql(`create unique index if not exists "IDX_stripe_dispute_unique"
      on stripe_dispute (dispute_id) where deleted_at is null`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists stripe_dispute cascade')
  }
}
