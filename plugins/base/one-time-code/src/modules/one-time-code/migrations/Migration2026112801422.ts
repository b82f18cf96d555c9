import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Who asked for the code: guesses of anybody else are counted apart, so that nobody voids another's fresh code. */
export class Migration2026112801422 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table one_time_code
      add column if not exists asked_by text not null default '',
      add column if not exists ticket_hash text null,
      add column if not exists holder_tries integer not null default 0,
      add column if not exists stranger_tries integer not null default 0`)
    this.addSql(`alter table one_time_code drop constraint if exists CK_one_time_code_other_tries`)
    this.addSql(`alter table one_time_code add constraint CK_one_time_code_other_tries
      check (holder_tries between 0 and 5 and stranger_tries between 0 and 5)`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table one_time_code drop column if exists asked_by, drop column if exists ticket_hash,
      drop column if exists holder_tries, drop column if exists stranger_tries`)
  }
}
