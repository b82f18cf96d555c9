import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Shoppers type a lot's number as they read it off a label, with its dashes or without. */
export class Migration2026112805053 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists "IDX_lot_code_typed" on lot (replace(code, '-', ''))`)
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists "IDX_lot_code_typed"')
  }
}
