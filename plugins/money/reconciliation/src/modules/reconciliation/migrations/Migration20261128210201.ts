import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * A difference said to be booked names its transaction in the book. Decisions of before booked nothing; they keep what they
 * say, and the missing entry is made by a voucher.
 */
export class Migration20261128210201 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table bill_difference add column if not exists transaction_id text null unique`)
    this.addSql(`alter table bill_difference drop constraint if exists "CK_bill_difference_booked"`)
    this.addSql(`alter table bill_difference add constraint "CK_bill_difference_booked"
      check ((decision is not distinct from 'booked_by_hand') = (transaction_id is not null)) not valid`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table bill_difference drop constraint if exists "CK_bill_difference_booked"`)
    this.addSql(`alter table bill_difference drop column if exists transaction_id`)
  }
}
