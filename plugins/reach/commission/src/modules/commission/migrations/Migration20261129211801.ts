import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Months and quarters look for what came back in them. */
export class Migration20261129211801 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists "IDX_commission_withdrawal_back" on commission_withdrawal (went_back_at)
      where went_back_at is not null`)
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists "IDX_commission_withdrawal_back"')
  }
}
