import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const TIMES = `created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz null check (deleted_at is null)`

/**
 * Supply prices are only ever added to; a rise is said `notice_days` before it counts. What is in force at a moment is
 * `supply_price_at`; a shop's own price never lies below the floor of its tier when it is written.
 */
export class Migration20261129005001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists supply_price (
      id text primary key,
      variant_id text not null,
      tier text not null check (tier in ('standard', 'silver', 'gold')),
      price_fen integer null constraint "CK_supply_price_price" check (price_fen > 0),
      floor_fen integer null constraint "CK_supply_price_floor" check (floor_fen >= price_fen),
      lead_hours integer not null constraint "CK_supply_price_lead" check (lead_hours between 1 and 720),
      starts_at timestamptz not null,
      notice_days integer not null check (notice_days >= 0),
      rises boolean not null default false,
      entered_by text not null check (entered_by <> ''),
      constraint "CK_supply_price_offered" check ((price_fen is null) = (floor_fen is null)),
      ${TIMES})`)
    this.addSql(`create index if not exists "IDX_supply_price_at"
      on supply_price (variant_id, tier, starts_at desc, created_at desc)`)
    this.addSql(`create or replace function supply_price_at(of_variant text, of_tier text, at timestamptz)
      returns supply_price language sql stable as $$
        select * from supply_price where variant_id = of_variant and tier = of_tier and starts_at <= at
          order by starts_at desc, created_at desc, id desc limit 1 $$`)
    // A rise against what is in force when it begins.
    this.addSql(`create or replace function supply_price_notice() returns trigger language plpgsql as $$
      declare before supply_price;
      begin
        perform pg_advisory_xact_lock(hashtextextended('supply price ' || new.variant_id || new.tier, 0));
        before := supply_price_at(new.variant_id, new.tier, new.starts_at);
        new.rises := before.price_fen is not null and new.price_fen is not null
          and (new.price_fen > before.price_fen or new.floor_fen > before.floor_fen);
        if new.starts_at < now() - interval '1 minute' then
          raise exception 'supply_price: 生效时间不能早于现在' using errcode = 'check_violation';
        end if;
        if new.rises and new.starts_at < now() + new.notice_days * interval '1 day' - interval '1 minute' then
          raise exception 'supply_price: 涨价或抬高最低售价，须至少提前 % 天', new.notice_days
            using errcode = 'check_violation';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger supply_price_notice before insert on supply_price
      for each row execute function supply_price_notice()`)
    this.addSql(`create or replace function supply_price_stays() returns trigger language plpgsql as $$
      begin raise exception 'supply_price: 供货价只能新增，不能修改或删除'; end $$`)
    this.addSql(`create or replace trigger supply_price_stays before update or delete on supply_price
      for each row execute function supply_price_stays()`)
    this.addSql(`create or replace trigger supply_price_no_truncate before truncate on supply_price
      for each statement execute function supply_price_stays()`)
    this.addSql(`create table if not exists shop_offer (
      id text primary key,
      shop_id text not null,
      variant_id text not null,
      title text not null default '' check (char_length(title) <= 60),
      price_fen integer not null constraint "CK_shop_offer_price" check (price_fen > 0),
      listed boolean not null default true,
      created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      deleted_at timestamptz null)`)
    this.addSql(`create unique index if not exists "UQ_shop_offer"
      on shop_offer (shop_id, variant_id) where deleted_at is null`)
    this.addSql(`create index if not exists "IDX_shop_offer_variant" on shop_offer (variant_id) where deleted_at is null`)
    this.addSql(`create or replace function shop_offer_floor() returns trigger language plpgsql as $$
      declare in_force supply_price;
      begin
        if new.deleted_at is not null or not new.listed then return new; end if;
        if tg_op = 'UPDATE' and new.price_fen = old.price_fen and old.listed then return new; end if;
        select (supply_price_at(new.variant_id, s.tier, now())).* into in_force from shop s where s.id = new.shop_id;
        if in_force.price_fen is null then
          raise exception 'shop_offer: 这种规格现在不供货' using errcode = 'check_violation';
        end if;
        if new.price_fen < in_force.floor_fen then
          raise exception 'shop_offer: 售价不能低于最低售价 ¥%', round(in_force.floor_fen / 100.0, 2)
            using errcode = 'check_violation';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger shop_offer_floor before insert or update on shop_offer
      for each row execute function shop_offer_floor()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists shop_offer, supply_price cascade')
    this.addSql('drop function if exists supply_price_notice, supply_price_stays, shop_offer_floor cascade')
  }
}
