import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** A bag that comes back is known by its own code: the bench wrote down into which order's box it went. */
export class Migration2026112901297 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists "IDX_packing_scan_bag" on packing_scan (code)
      where verdict = 'right' and lot_id is not null`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_packing_scan_bag"`)
  }
}
