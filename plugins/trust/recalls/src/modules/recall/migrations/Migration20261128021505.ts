import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What of a recall's lots had been looked at; an open recall whose lots did not move is left alone. */
export class Migration20261128021505 extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table recall add column if not exists looked_at_mark text null')
    this.addSql(`create index if not exists "IDX_recall_open" on recall (opened_at) where state = 'open'`)
    this.addSql(`create index if not exists "IDX_recall_affected_todo" on recall_affected (recall_id)
      where state in ('pending', 'refunding')`)
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists "IDX_recall_affected_todo"')
    this.addSql('drop index if exists "IDX_recall_open"')
    this.addSql('alter table recall drop column if exists looked_at_mark')
  }
}
