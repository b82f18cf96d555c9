import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** An address hears of orders in earnest or of those of the test shop, never of both. */
export class Migration20261129091001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table webhook_endpoint add column if not exists mode text not null default 'live' check (mode in ('live', 'test'))`,
    )
  }

  override async down(): Promise<void> {
    this.addSql('alter table webhook_endpoint drop column if exists mode')
  }
}
