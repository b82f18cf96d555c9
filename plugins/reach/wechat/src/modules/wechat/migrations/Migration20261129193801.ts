import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Since when who reads a message inside WeChat had agreed to it; token and ticket are followed by newer ones alone. */
export class Migration20261129193801 extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table wechat_message add column if not exists agreed_at timestamptz null')
    this.addSql('alter table wechat_message drop constraint if exists "CK_wechat_message_agreed"')
    // Of those sent before nobody wrote it down.
    this.addSql(`alter table wechat_message add constraint "CK_wechat_message_agreed"
      check (msgid is null or (agreed_at is not null and agreed_at <= sent_at)) not valid`)
    this.addSql(`create or replace function wechat_credential_newer() returns trigger language plpgsql as $$
      begin
        if new.renewals < old.renewals or coalesce(new.renewed_at < old.renewed_at, false)
            or (new.sealed is distinct from old.sealed and new.renewals <> old.renewals + 1) then
          raise exception 'wechat: 凭证只能换成更新的' using errcode = 'check_violation';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger wechat_credential_newer before update on wechat_credential
      for each row execute function wechat_credential_newer()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists wechat_credential_newer cascade')
    this.addSql('alter table wechat_message drop column if exists agreed_at')
  }
}
