import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Each network that asks for a code has one of its own: a stranger's wish replaces nobody's. */
export class Migration2026112805202 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`drop index if exists "IDX_one_time_code_address_hash_unique"`)
    this.addSql(`create unique index if not exists "IDX_one_time_code_asked" on one_time_code (address_hash, asked_by)
      where deleted_at is null`)
    this.addSql(`create index if not exists "IDX_one_time_code_day" on one_time_code (day_started_at)`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_one_time_code_asked", "IDX_one_time_code_day"`)
    this.addSql(`delete from one_time_code c using one_time_code o where o.address_hash = c.address_hash
      and o.sent_at > c.sent_at`)
    this.addSql(`create unique index if not exists "IDX_one_time_code_address_hash_unique"
      on one_time_code (address_hash) where deleted_at is null`)
  }
}
