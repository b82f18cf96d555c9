import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Accounts that were accepted, by when: their producers are told of the latest. */
export class Migration20261129130301 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists "IDX_producer_account_accepted" on producer_account (decided_at)
      where verdict = 'accepted'`)
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists "IDX_producer_account_accepted"')
  }
}
