import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Shortages by when they were decided, for whoever tells small shops of them. */
export class Migration20261129100801 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists "IDX_short_pick_decided" on short_pick (decided_at, id)
      where state = 'decided'`)
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists "IDX_short_pick_decided"')
  }
}
