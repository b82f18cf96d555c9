import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Files whose paper no longer stands are found without looking at every paper; the condition is `lostScans`' own. */
export class Migration20261128040100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists "IDX_certificate_scan_lost" on certificate (id)
      where (scan_url is not null or scan_file_id is not null)
        and (state in ('withdrawn', 'revoked', 'refused') or deleted_at is not null)`)
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists "IDX_certificate_scan_lost"')
  }
}
