import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What an order used of coupons and campaigns, and when that came back. */
export class Migration2026112802077 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table "placement" add column if not exists "uses" jsonb null,
      add column if not exists "uses_returned_at" timestamptz null;`)
    this.addSql(`create index if not exists "IDX_placement_uses_open" on "placement" ("canceled_at")
      where state = 'canceled' and uses is not null and uses_returned_at is null and deleted_at is null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_placement_uses_open";`)
    this.addSql(`alter table "placement" drop column if exists "uses", drop column if exists "uses_returned_at";`)
  }
}
