import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Codes of a second factor that were shown already: each is good once (RFC 6238, 5.2). */
export class Migration20261128182209 extends Migration {
  override async up(): Promise<void> {
    this.addSql('create table if not exists sign_in_used (key text primary key, until timestamptz not null)')
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists sign_in_used')
  }
}
