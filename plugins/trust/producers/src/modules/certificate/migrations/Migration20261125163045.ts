import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Producers bring certificates of their own: only staff decide about them, and what is not decided may be withdrawn. */
export class Migration20261125163045 extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table certificate drop constraint if exists certificate_state_check')
    this.addSql(`alter table certificate add constraint certificate_state_check
      check (state in ('entered', 'approved', 'refused', 'revoked', 'withdrawn'))`)
    this.addSql(`alter table certificate add constraint "CK_certificate_staff_decides" check (approved_by !~ '^pcon_')`)
    this.addSql(`alter table certificate add constraint "CK_certificate_withdrawn"
      check (state <> 'withdrawn' or (approved_by is null and entered_by ~ '^pcon_'))`)
  }

  override async down(): Promise<void> {
    this.addSql(`update certificate set deleted_at = now(), state = 'refused' where state = 'withdrawn'`)
    this.addSql('alter table certificate drop constraint if exists "CK_certificate_withdrawn"')
    this.addSql('alter table certificate drop constraint if exists "CK_certificate_staff_decides"')
    this.addSql('alter table certificate drop constraint if exists certificate_state_check')
    this.addSql(`alter table certificate add constraint certificate_state_check
      check (state in ('entered', 'approved', 'refused', 'revoked'))`)
  }
}
