import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Scans from before were kept as they came, with the place and the device of the phone in them: those are made anew once. */
export class Migration20261128015503 extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table certificate add column if not exists scan_tidied boolean not null default false')
    this.addSql(`create index if not exists "IDX_certificate_scan_untidied" on certificate (id)
      where not scan_tidied and scan_file_id is not null`)
    this.addSql(`create index if not exists "IDX_certificate_scan_open" on certificate (state) where scan_url is not null`)
  }

  override async down(): Promise<void> {
    this.addSql('alter table certificate drop column if exists scan_tidied')
  }
}
