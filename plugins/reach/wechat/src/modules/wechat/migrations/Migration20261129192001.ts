import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What a browser brought with it as it left for WeChat: handed on once, as its owner is signed in; and how many asked of one network. */
export class Migration20261129192001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table wechat_authorization add column if not exists brought text null
      constraint "CK_wechat_authorization_brought" check (brought ~ '^[A-Za-z0-9_.-]{1,200}$')`)
    this.addSql(`alter table wechat_authorization add column if not exists asked_by text null`)
    this.addSql(`create index if not exists "IDX_wechat_authorization_asked_by"
      on wechat_authorization (asked_by, created_at) where asked_by is not null`)
    this.addSql(once(`and not (new.brought is null and to_jsonb(new) - 'brought' = to_jsonb(old) - 'brought')`))
  }

  override async down(): Promise<void> {
    this.addSql(once(''))
    this.addSql('alter table wechat_authorization drop column if exists brought, drop column if exists asked_by')
  }
}

const once = (but: string) => `create or replace function wechat_authorization_once() returns trigger language plpgsql as $$
  begin
    if (old.openid is not null ${but})
      or (new.state, new.appid, new.browser, new.scope, new.purpose, new.back)
        is distinct from (old.state, old.appid, old.browser, old.scope, old.purpose, old.back)
      or (to_jsonb(new)->>'brought' is not null and to_jsonb(new)->>'brought' is distinct from to_jsonb(old)->>'brought')
      or (old.code_hash is not null and new.code_hash is distinct from old.code_hash) then
      raise exception 'wechat: 一次授权只答一次';
    end if;
    return new;
  end $$`
