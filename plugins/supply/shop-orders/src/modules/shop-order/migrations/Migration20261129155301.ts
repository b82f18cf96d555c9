import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** When an order was taken in, whatever became of it since: a supply price that rises later does not meet it. */
export class Migration20261129155301 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table shop_order add column if not exists taken_at timestamptz not null default now()`)
    this.addSql(`update shop_order set taken_at = updated_at where state in ('waiting', 'held')`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table shop_order drop column if exists taken_at`)
  }
}
