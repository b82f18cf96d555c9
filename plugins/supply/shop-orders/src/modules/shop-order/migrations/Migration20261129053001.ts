import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Whoever looks which orders left late reads them by the moment they were promised for, canceled ones too. */
export class Migration20261129053001 extends Migration {
  override async up(): Promise<void> {
    this.addSql('drop index if exists "IDX_shop_order_ship_by"')
    this.addSql('create index if not exists "IDX_shop_order_due" on shop_order (ship_by, id) where ship_by is not null')
    this.addSql('create index if not exists "IDX_shop_order_updated" on shop_order (updated_at, id)')
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists "IDX_shop_order_due", "IDX_shop_order_updated"')
    this.addSql(
      `create index if not exists "IDX_shop_order_ship_by" on shop_order (ship_by) where state = 'placed'`,
    )
  }
}
