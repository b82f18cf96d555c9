import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Links that distributors share, and who followed them: a visitor counts once for each link and day. A visitor is a number
 * drawn for a browser; nothing here says whose.
 */
export class Migration20261129160503 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists share_link (
      id text primary key check (id ~ '^slnk_'),
      code text not null unique check (code ~ '^[2-9a-zA-Z]{10}$'),
      distributor_id text not null check (distributor_id <> ''),
      target_kind text not null check (target_kind in ('product', 'shelf', 'home')),
      target text null check (target ~ '^[^/?#[:space:]]{1,120}$'),
      words text null constraint "CK_share_link_words" check (char_length(words) between 1 and 60 and words = btrim(words)),
      created_at timestamptz not null default now(),
      ended_at timestamptz null,
      constraint "CK_share_link_target" check ((target is null) = (target_kind = 'home')))`)
    this.addSql(`create unique index if not exists "UQ_share_link_target"
      on share_link (distributor_id, target_kind, coalesce(target, ''), coalesce(words, '')) where ended_at is null`)
    this.addSql(`create index if not exists "IDX_share_link_distributor" on share_link (distributor_id, created_at, id)`)
    this.addSql(`create or replace function share_link_stays() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'UPDATE' or old.ended_at is not null
          or (new.id, new.code, new.distributor_id, new.target_kind, new.target, new.words, new.created_at)
            is distinct from
            (old.id, old.code, old.distributor_id, old.target_kind, old.target, old.words, old.created_at) then
          raise exception 'share_link: 分享链接只能停用，不能改成别的';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger share_link_stays before update or delete on share_link
      for each row execute function share_link_stays()`)

    this.addSql(`create table if not exists share_click (
      link_id text not null references share_link (id),
      visitor text not null check (visitor ~ '^[A-Za-z0-9_-]{22}$'),
      day date not null,
      first_at timestamptz not null, last_at timestamptz not null check (last_at >= first_at),
      times integer not null default 1 check (times > 0),
      primary key (link_id, visitor, day))`)
    this.addSql(`create index if not exists "IDX_share_click_day" on share_click (day)`)
    this.addSql(`create table if not exists share_link_day (
      link_id text not null references share_link (id), day date not null,
      visitors integer not null check (visitors >= 0), clicks integer not null check (clicks >= visitors),
      primary key (link_id, day))`)
    this.addSql(`create table if not exists share_batch (
      id uuid primary key, created_at timestamptz not null default now())`)
    this.addSql(`create index if not exists "IDX_share_batch_created_at" on share_batch (created_at)`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists share_batch, share_link_day, share_click, share_link')
    this.addSql('drop function if exists share_link_stays')
  }
}
