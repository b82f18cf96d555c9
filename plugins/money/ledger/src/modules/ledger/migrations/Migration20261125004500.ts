import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Money that may not be spent yet stands in an account of its own stage; one owner's kind has one account per stage. */
export class Migration20261125004500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table ledger_account add column if not exists stage text not null default 'available'
      check (stage in ('available', 'pending'))`)
    this.addSql(`create unique index if not exists "IDX_ledger_account_owner_kind_stage_unique"
      on ledger_account (owner_type, owner_id, kind, currency, stage) where deleted_at is null`)
    this.addSql('drop index if exists "IDX_ledger_account_owner_kind_unique"')
  }

  override async down(): Promise<void> {
    this.addSql(`create unique index if not exists "IDX_ledger_account_owner_kind_unique"
      on ledger_account (owner_type, owner_id, kind, currency) where deleted_at is null`)
    this.addSql('drop index if exists "IDX_ledger_account_owner_kind_stage_unique"')
    this.addSql('alter table ledger_account drop column if exists stage')
  }
}
