import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * A tier without a price of its own buys at the next lower one's: a shop that rises never finds its goods gone. Giving such a
 * tier a dearer price, or taking its own away, is a rise like any other.
 */
export class Migration20261129164101 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function supply_price_at(of_variant text, of_tier text, at timestamptz)
      returns supply_price language sql stable as $$
        with last as (
          select distinct on (tier) * from supply_price
            where variant_id = of_variant and starts_at <= at
              and array_position(array['standard', 'silver', 'gold'], tier)
                <= array_position(array['standard', 'silver', 'gold'], of_tier)
            order by tier, starts_at desc, created_at desc, id desc)
        select * from last where price_fen is not null
          order by array_position(array['standard', 'silver', 'gold'], tier) desc limit 1 $$`)
    this.addSql(`create or replace function supply_price_notice() returns trigger language plpgsql as $$
      declare
        before supply_price;
        after supply_price := new;
      begin
        perform pg_advisory_xact_lock(hashtextextended('supply price ' || new.variant_id, 0));
        before := supply_price_at(new.variant_id, new.tier, new.starts_at);
        if new.price_fen is null and new.tier <> 'standard' then
          after := supply_price_at(
            new.variant_id, case new.tier when 'gold' then 'silver' else 'standard' end, new.starts_at);
        end if;
        new.rises := before.price_fen is not null and after.price_fen is not null
          and (after.price_fen > before.price_fen or after.floor_fen > before.floor_fen);
        if new.starts_at < now() - interval '1 minute' then
          raise exception 'supply_price: 生效时间不能早于现在' using errcode = 'check_violation';
        end if;
        if new.rises and new.starts_at < now() + new.notice_days * interval '1 day' - interval '1 minute' then
          raise exception 'supply_price: 涨价或抬高最低售价，须至少提前 % 天', new.notice_days
            using errcode = 'check_violation';
        end if;
        return new;
      end $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`create or replace function supply_price_at(of_variant text, of_tier text, at timestamptz)
      returns supply_price language sql stable as $$
        select * from supply_price where variant_id = of_variant and tier = of_tier and starts_at <= at
          order by starts_at desc, created_at desc, id desc limit 1 $$`)
  }
}
