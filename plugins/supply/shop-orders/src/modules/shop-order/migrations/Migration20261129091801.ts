import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** A shop's days, for its first page. */
export class Migration20261129091801 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists "IDX_shop_order_placed" on shop_order (shop_id, placed_at)
      where placed_at is not null`)
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists "IDX_shop_order_placed"')
  }
}
