import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Why a buyer gave up a paid order; written before the order is canceled. */
export class Migration20261125011017 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "placement" add column if not exists "buyer_reason" text null check
      (buyer_reason in ('changed_mind', 'wrong_order', 'wrong_address', 'too_slow', 'other'));`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "placement" drop column if exists "buyer_reason";`)
  }
}
