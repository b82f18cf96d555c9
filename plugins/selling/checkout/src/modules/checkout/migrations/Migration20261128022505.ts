import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What was canceled lately is found by its time, however many were before. */
export class Migration20261128022505 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists "IDX_placement_canceled" on "placement" ("canceled_at", "id")
      where state = 'canceled' and deleted_at is null`)
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists "IDX_placement_canceled"')
  }
}
