import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Asked at every parcel: which of its lines waited for goods called back. */
export class Migration2026112803313 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists "IDX_recall_affected_waiting" on recall_affected (line_item_id)
      where kind = 'waiting'`)
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists "IDX_recall_affected_waiting"')
  }
}
