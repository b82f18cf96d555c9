import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * What an act still has to tell, written in the act's own commit, so that a machine that dies after it keeps no secret.
 * A shop whose ledger made the table keeps it as it is.
 */
export class Migration20261128091000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists untold_events (
      id text primary key, events jsonb not null, created_at timestamptz not null default now())`)
    this.addSql(`create index if not exists "IDX_untold_events_created_at" on untold_events (created_at)`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists untold_events`)
  }
}
