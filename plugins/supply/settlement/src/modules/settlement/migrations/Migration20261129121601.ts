import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * 等级计分: what a shop's rating came to in a month's count, and what became of its tier by it. A fall is announced so many days
 * before its day, and ends once: it came, or fell away.
 */
export class Migration20261129121601 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists tier_count (
      id text primary key,
      shop_id text not null,
      month text not null check (month ~ '^20[0-9]{2}-[01][0-9]$'),
      score integer not null check (score between 0 and 100),
      needed integer not null,
      parts jsonb not null,
      before text not null check (before in ('standard', 'silver', 'gold')),
      rated text not null check (rated in ('standard', 'silver', 'gold')),
      verdict text not null check (verdict in ('same', 'raised', 'falls', 'held')),
      notice_days integer not null check (notice_days >= 0),
      counted_at timestamptz not null,
      falls_at timestamptz null,
      outcome text null check (outcome in ('fell', 'recovered', 'held', 'overtaken')),
      ended_at timestamptz null,
      constraint "UQ_tier_count" unique (shop_id, month),
      constraint "CK_tier_count_falls" check ((verdict = 'falls') = (falls_at is not null)),
      constraint "CK_tier_count_notice" check (falls_at is null or falls_at >= counted_at + notice_days * interval '1 day'),
      constraint "CK_tier_count_ended" check ((outcome is null) = (ended_at is null)
        and (outcome is null or verdict = 'falls') and (outcome is distinct from 'fell' or ended_at >= falls_at)))`)
    this.addSql(`create unique index if not exists "UQ_tier_count_open" on tier_count (shop_id)
      where verdict = 'falls' and outcome is null`)
    this.addSql(`create index if not exists "IDX_tier_count_falls" on tier_count (falls_at, id)
      where verdict = 'falls' and outcome is null`)
    this.addSql(`create or replace function tier_count_stays() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'UPDATE' or old.verdict <> 'falls' or old.outcome is not null
            or to_jsonb(new) - array['outcome', 'ended_at'] <> to_jsonb(old) - array['outcome', 'ended_at'] then
          raise exception 'tier_count: CK_tier_count_stays';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger tier_count_stays before update or delete on tier_count
      for each row execute function tier_count_stays()`)
    this.addSql(`create or replace trigger tier_count_no_truncate before truncate on tier_count
      for each statement execute function settlement_stays()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists tier_count cascade')
    this.addSql('drop function if exists tier_count_stays cascade')
  }
}
