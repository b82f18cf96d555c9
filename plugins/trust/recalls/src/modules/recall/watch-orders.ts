import type { Knex } from '@medusajs/framework/mikro-orm/knex'

const WATCH_LOCK = 20261128

/** Puts the rule on Medusa's order lines where it is not there yet; many processes may start at once. */
export async function watchOrders(knex: Knex): Promise<void> {
  await knex.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [WATCH_LOCK])
    await trx.raw(`do $$ begin
      if to_regclass('order_item') is not null and not exists (select 1 from pg_trigger
          where tgname = 'recall_guard_item' and tgrelid = to_regclass('order_item')) then
        perform recall_watch_orders();
      end if; end $$`)
  })
}
