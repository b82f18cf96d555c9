import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Reports look for what was paid, or came back, in a time. */
export class Migration20261129211802 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists "IDX_payout_step_at" on payout_step (at) where state in ('paid', 'returned')`)
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists "IDX_payout_step_at"')
  }
}
