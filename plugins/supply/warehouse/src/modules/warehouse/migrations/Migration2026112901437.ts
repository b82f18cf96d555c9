import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Whether a number stands on another parcel still is asked when one of them is undone. */
export class Migration2026112901437 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists "IDX_packing_number" on packing (tracking_number) where state = 'packed'`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_packing_number"`)
  }
}
