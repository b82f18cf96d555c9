import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What ends or begins soon is found by its day, however many are over; a list goes on where its last page ended. */
export class Migration20261128021005 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists "IDX_certificate_ends" on certificate (valid_to, id)
      where deleted_at is null and kind <> 'promise'`)
    this.addSql(`create index if not exists "IDX_certificate_in_force" on certificate (valid_to, id)
      where deleted_at is null and kind <> 'promise' and state = 'approved'`)
    this.addSql(`create index if not exists "IDX_certificate_begins" on certificate (valid_from, id)
      where deleted_at is null and kind <> 'promise' and state = 'approved'`)
    this.addSql(`create index if not exists "IDX_certificate_waits" on certificate (valid_to, id)
      where deleted_at is null and kind <> 'promise' and state = 'entered'`)
  }

  override async down(): Promise<void> {
    for (const name of ['ends', 'in_force', 'begins', 'waits'])
      this.addSql(`drop index if exists "IDX_certificate_${name}"`)
  }
}
