import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** When all the money of a canceled order was on its way back. */
export class Migration20261125014219 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table "placement" add column if not exists "returned_at" timestamptz null;`)
    this.addSql(`alter table "placement" drop constraint if exists "CK_placement_returned_when_canceled";`)
    this.addSql(`alter table "placement" add constraint "CK_placement_returned_when_canceled"
      check (returned_at is null or state = 'canceled');`)
    this.addSql(`create index if not exists "IDX_placement_owing" on "placement" ("canceled_at")
      where state = 'canceled' and paid_at is not null and returned_at is null and deleted_at is null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_placement_owing";`)
    this.addSql(`alter table "placement" drop column if exists "returned_at";`)
  }
}
