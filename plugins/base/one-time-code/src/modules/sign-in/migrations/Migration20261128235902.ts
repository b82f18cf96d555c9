import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** An invitation proves a phone where it went to that phone, and to none by a mailbox that is only spelled like one (`138…+x@`). */
export class Migration20261128235902 extends Migration {
  override async up(): Promise<void> {
    this.addSql(proves(`and exists (select 1 from invite i where i.id = new.invite_id and i.email = new.mailbox)`))
  }

  override async down(): Promise<void> {
    this.addSql(proves(''))
  }
}

const proves = (where: string) => `create or replace function staff_phone_by_invitation() returns trigger language plpgsql as $$
  begin
    insert into staff_phone (user_id, phone) select new.user_id, split_part(new.mailbox, '@', 1) where true ${where}
      on conflict do nothing;
    return null;
  end $$`
