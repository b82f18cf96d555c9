import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** At whose network a code was used: strangers who fill a phone's day do not close it to its owner there. */
export class Migration20261130133201 extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table code_sending add column if not exists used_by text null')
    this.addSql(`create index if not exists "IDX_code_sending_used_by" on code_sending (address_hash, used_by)
      where used_by is not null`)
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists "IDX_code_sending_used_by"')
    this.addSql('alter table code_sending drop column if exists used_by')
  }
}
