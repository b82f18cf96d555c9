import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Codes sent to one address within a day, whoever asked for them. */
export class Migration2026112805212 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists "IDX_code_sending_address" on code_sending (address_hash, created_at) where sent`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_code_sending_address"`)
  }
}
