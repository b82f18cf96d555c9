import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Who took an invitation that came to a phone holds that phone: it is proved as by a code. */
export class Migration20261128205001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function staff_phone_by_invitation() returns trigger language plpgsql as $$
      begin
        insert into staff_phone (user_id, phone) values (new.user_id, split_part(new.mailbox, '@', 1))
          on conflict do nothing;
        return null;
      end $$`)
    this.addSql(`create or replace trigger staff_phone_by_invitation after insert on staff_origin for each row
      when (new.invite_id is not null and new.mailbox ~ '^1[3-9][0-9]{9}@phone\\.invalid$')
      execute function staff_phone_by_invitation()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists staff_phone_by_invitation cascade')
  }
}
