import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** A payout's receipts too. */
export class Migration20261129050102 extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table attachment drop constraint if exists attachment_subject_check')
    this.addSql(
      `alter table attachment add constraint attachment_subject_check check (subject in ('claim', 'difference', 'payout'))`,
    )
  }

  override async down(): Promise<void> {
    this.addSql('alter table attachment drop constraint if exists attachment_subject_check')
    this.addSql(
      `alter table attachment add constraint attachment_subject_check check (subject in ('claim', 'difference'))`,
    )
  }
}
