import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** A parcel that comes back is looked up at the ramp by its waybill. */
export class Migration20261128182007 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists "IDX_after_sale_return_waybill" on "after_sale" (return_waybill)
      where return_waybill is not null`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_after_sale_return_waybill"`)
  }
}
