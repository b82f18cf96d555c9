import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What it cost last within the days of the notice, where it is not supplied at the moment. */
const STOPPED = `
        if before.price_fen is null then
          select priced.* into before from (
            select new.starts_at - new.notice_days * interval '1 day' as at
            union select starts_at from supply_price where variant_id = new.variant_id
              and starts_at between new.starts_at - new.notice_days * interval '1 day' and new.starts_at) moments
            cross join lateral supply_price_at(new.variant_id, new.tier, moments.at) priced
            where priced.price_fen is not null order by moments.at desc limit 1;
        end if;`

/** To stop supplying a size and to offer it dearer a moment later is a rise like any other. */
export class Migration20261129164501 extends Migration {
  override async up(): Promise<void> {
    this.notice(STOPPED)
  }

  override async down(): Promise<void> {
    this.notice('')
  }

  private notice(stopped: string): void {
    this.addSql(`create or replace function supply_price_notice() returns trigger language plpgsql as $$
      declare
        before supply_price;
        after supply_price := new;
      begin
        perform pg_advisory_xact_lock(hashtextextended('supply price ' || new.variant_id, 0));
        before := supply_price_at(new.variant_id, new.tier, new.starts_at);${stopped}
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
}
