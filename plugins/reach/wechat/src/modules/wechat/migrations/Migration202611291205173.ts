import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** The account's credentials, one row each; what buyers were asked at WeChat; which WeChat is whose account here. */
export class Migration202611291205173 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists wechat_credential (
      appid text not null, kind text not null check (kind in ('token', 'ticket')),
      sealed text null, value_hash text null, expires_at timestamptz null, renewed_at timestamptz null,
      renewals integer not null default 0, lease_id text null, leased_until timestamptz null,
      failed_at timestamptz null, failure text null,
      primary key (appid, kind), check (num_nonnulls(sealed, value_hash, expires_at) in (0, 3)))`)

    this.addSql(`create table if not exists wechat_authorization (
      state text primary key check (state ~ '^[a-zA-Z0-9]{32}$'),
      appid text not null, browser text not null check (browser <> ''),
      scope text not null check (scope in ('snsapi_base', 'snsapi_userinfo')),
      purpose text not null check (purpose in ('sign_in', 'pay')),
      back text not null check (back ~ '^/([^/\\\\]|$)'),
      code_hash text null, leased_until timestamptz null,
      openid text null, unionid text null, nickname text null, snapshot boolean not null default false, failure text null,
      answered_at timestamptz null, created_at timestamptz not null default now(),
      expires_at timestamptz not null default now() + interval '15 minutes',
      check ((openid is null) = (answered_at is null)), check (openid is null or code_hash is not null))`)
    this.addSql(`create index if not exists "IDX_wechat_authorization_browser"
      on wechat_authorization (browser, answered_at desc) where answered_at is not null`)
    this.addSql(`create index if not exists "IDX_wechat_authorization_expires_at" on wechat_authorization (expires_at)`)
    this.addSql(`create or replace function wechat_authorization_once() returns trigger language plpgsql as $$
      begin
        if old.openid is not null or (new.state, new.appid, new.browser, new.scope, new.purpose, new.back)
            is distinct from (old.state, old.appid, old.browser, old.scope, old.purpose, old.back)
          or (old.code_hash is not null and new.code_hash is distinct from old.code_hash) then
          raise exception 'wechat: 一次授权只答一次';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger wechat_authorization_once before update on wechat_authorization
      for each row execute function wechat_authorization_once()`)

    this.addSql(`create table if not exists wechat_identity (
      id text primary key, appid text not null, openid text not null check (openid <> ''), unionid text null,
      nickname text null, customer_id text not null, auth_identity_id text not null,
      messages_agreed_at timestamptz null, bound_at timestamptz not null default now(),
      unbound_at timestamptz null, unbound_for text null check (unbound_for in ('owner', 'replaced', 'undone')),
      check ((unbound_at is null) = (unbound_for is null)))`)
    this.addSql(`create unique index if not exists "UQ_wechat_identity_openid"
      on wechat_identity (appid, openid) where unbound_at is null`)
    this.addSql(`create unique index if not exists "UQ_wechat_identity_customer"
      on wechat_identity (appid, customer_id) where unbound_at is null`)
    this.addSql(`create index if not exists "IDX_wechat_identity_customer" on wechat_identity (customer_id)`)
    this.addSql(`create index if not exists "IDX_wechat_identity_unionid"
      on wechat_identity (unionid) where unionid is not null`)
    this.addSql(`create or replace function wechat_identity_stays() returns trigger language plpgsql as $$
      begin
        if old.unbound_at is not null
          or (new.id, new.appid, new.openid, new.customer_id, new.auth_identity_id, new.bound_at)
            is distinct from (old.id, old.appid, old.openid, old.customer_id, old.auth_identity_id, old.bound_at)
          or (old.unionid is not null and new.unionid is distinct from old.unionid) then
          raise exception 'wechat: 微信绑定只能解除，不能改成别人的';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger wechat_identity_stays before update on wechat_identity
      for each row execute function wechat_identity_stays()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists wechat_identity, wechat_authorization, wechat_credential')
    this.addSql('drop function if exists wechat_identity_stays, wechat_authorization_once')
  }
}
