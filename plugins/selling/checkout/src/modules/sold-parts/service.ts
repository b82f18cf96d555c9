import { StoreService } from '@shanzhen/workflow-kit/store-service'
import { SoldPart } from './models/sold-part'

const WATCH_LOCK = 20261128

/**
 * A line's parts are written by the database in the moment the line is, whoever writes it: our checkout, Medusa's cart,
 * staff's drafts, edits and exchanges. So is its English name, and what an edit leaves of its coupons. What goods waiting
 * orders need is not deleted either.
 */
export default class SoldPartsService extends StoreService({ SoldPart }) {
  /** Modules migrate side by side: Medusa's tables may be younger than the triggers on them. */
  __hooks = { onApplicationStart: () => this.watch() }

  /** Of these variants, those that orders wait for. */
  async waitedFor(variantIds: string[]): Promise<string[]> {
    if (!variantIds.length) return []
    const { rows } = await this.knex.raw<{ rows: { id: string }[] }>(
      'select v.id from unnest(?::text[]) as v (id) where goods_waited_for(v.id)',
      [variantIds],
    )
    return rows.map(({ id }) => id)
  }

  private async watch(): Promise<void> {
    await this.knex.transaction(async (trx) => {
      await trx.raw('select pg_advisory_xact_lock(?)', [WATCH_LOCK])
      await trx.raw(`do $$ begin
        if to_regclass('order_line_item') is not null and to_regclass('product_variant') is not null
            and not exists (select 1 from pg_trigger where tgname = 'sold_part_remember'
              and tgrelid = to_regclass('order_line_item')) then
          perform sold_parts_watch();
        end if;
        if to_regclass('order_line_item') is not null and to_regclass('product') is not null
            and not exists (select 1 from pg_trigger where tgname = 'line_name_remember'
              and tgrelid = to_regclass('order_line_item')) then
          perform line_names_watch();
        end if;
        if to_regclass('order_change_action') is not null and to_regclass('order_line_item_adjustment') is not null
            and not exists (select 1 from pg_trigger where tgname = 'line_discounts_follow'
              and tgrelid = to_regclass('order_change_action')) then
          perform line_discounts_watch();
        end if;
        if to_regclass('price') is not null and to_regclass('order_shipping_method') is not null
            and to_regclass('order_line_item') is not null and to_regclass('order_change_action') is not null
            and not exists (select 1 from pg_trigger where tgname = 'price_check' and tgrelid = to_regclass('price')) then
          perform price_checks_watch();
        end if;
        if to_regclass('reservation_item') is not null and to_regclass('order_item') is not null
            and not exists (select 1 from pg_trigger where tgname = 'hold_living_orders'
              and tgrelid = to_regclass('reservation_item')) then
          perform holds_watch();
        end if; end $$`)
    })
  }
}
