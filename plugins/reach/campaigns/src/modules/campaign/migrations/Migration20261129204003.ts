import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * 活动: goods that are sold under one name for a time. It may be changed before it begins; once it began it stands as it ran,
 * because what orders earned hangs on it, and can only end early.
 */
export class Migration20261129204003 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists campaign (
      id text primary key check (id ~ '^camp_'),
      handle text not null unique constraint "CK_campaign_handle"
        check (handle ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(handle) <= 40),
      title text not null constraint "CK_campaign_title" check (char_length(title) between 1 and 40 and title = btrim(title)),
      words text null constraint "CK_campaign_words" check (char_length(words) between 1 and 500),
      starts_at timestamptz not null,
      ends_at timestamptz not null constraint "CK_campaign_time" check (ends_at > starts_at),
      made_by text not null check (made_by <> ''),
      created_at timestamptz not null default now(),
      ended_at timestamptz null, ended_by text null,
      constraint "CK_campaign_ended" check ((ended_at is null) = (ended_by is null)))`)
    this.addSql(`create index if not exists "IDX_campaign_open" on campaign (ends_at) where ended_at is null`)
    this.addSql(`create index if not exists "IDX_campaign_created" on campaign (created_at desc, id)`)
    this.addSql(`create table if not exists campaign_good (
      campaign_id text not null references campaign (id),
      product_id text not null check (product_id <> ''),
      primary key (campaign_id, product_id))`)
    this.addSql(`create index if not exists "IDX_campaign_good_product" on campaign_good (product_id)`)
    this.addSql(`create or replace function campaign_moves() returns trigger language plpgsql as $$
      declare ends boolean;
      begin
        if tg_op = 'INSERT' then
          if new.starts_at < now() - interval '1 minute' or new.ended_at is not null then
            raise exception 'campaign: 活动从现在起才能开始，不能补在过去' using errcode = 'check_violation';
          end if;
          return new;
        end if;
        if tg_op <> 'UPDATE' or old.ended_at is not null
            or (new.id, new.handle, new.made_by, new.created_at)
              is distinct from (old.id, old.handle, old.made_by, old.created_at) then
          raise exception 'campaign: 办过的活动要留着' using errcode = 'check_violation';
        end if;
        ends := new.ended_at is not null;
        if ends and (new.ended_at < now() - interval '1 minute' or old.ends_at <= new.ended_at
            or to_jsonb(new) - 'ended_at' - 'ended_by' <> to_jsonb(old) - 'ended_at' - 'ended_by') then
          raise exception 'campaign: 活动只能从现在起提前结束一次' using errcode = 'check_violation';
        end if;
        if not ends and (old.starts_at <= clock_timestamp() or new.starts_at < now() - interval '1 minute') then
          raise exception 'campaign: 活动开始后不能改，只能提前结束' using errcode = 'check_violation';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger campaign_moves before insert or update or delete on campaign
      for each row execute function campaign_moves()`)
    this.addSql(`create or replace trigger campaign_no_truncate before truncate on campaign
      for each statement execute function campaign_moves()`)
    // Goods come with the campaign, in its own commit, or before it begins.
    this.addSql(`create or replace function campaign_good_moves() returns trigger language plpgsql as $$
      begin
        if tg_op not in ('INSERT', 'DELETE') or not exists (select 1 from campaign c
            where c.id = case when tg_op = 'DELETE' then old.campaign_id else new.campaign_id end
              and c.ended_at is null
              and (c.starts_at > clock_timestamp() or (tg_op = 'INSERT' and c.created_at = now()))) then
          raise exception 'campaign_good: 活动开始后不能增减商品' using errcode = 'check_violation';
        end if;
        return coalesce(new, old);
      end $$`)
    this.addSql(`create or replace trigger campaign_good_moves before insert or update or delete on campaign_good
      for each row execute function campaign_good_moves()`)
    this.addSql(`create or replace function campaign_good_stays() returns trigger language plpgsql as $$
      begin raise exception 'campaign_good: 办过的活动要留着' using errcode = 'check_violation'; end $$`)
    this.addSql(`create or replace trigger campaign_good_no_truncate before truncate on campaign_good
      for each statement execute function campaign_good_stays()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists campaign_good, campaign')
    this.addSql('drop function if exists campaign_moves, campaign_good_moves, campaign_good_stays')
  }
}
