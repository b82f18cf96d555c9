import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Whoever signs in by a password that could not be set today is told so as long as they use it: a new one ends the session. */
export class Migration2026112818106 extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table sign_in_session add column if not exists weak_password boolean not null default false')
  }

  override async down(): Promise<void> {
    this.addSql('alter table sign_in_session drop column if exists weak_password')
  }
}
