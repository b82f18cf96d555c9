import type { Knex } from '@medusajs/framework/mikro-orm/knex'

const WATCH_LOCK = 20261131

/** Puts the rule about waybills on Medusa's labels where it is not there yet; many processes may start at once. */
export async function watchWaybills(knex: Knex): Promise<void> {
  await knex.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [WATCH_LOCK])
    await trx.raw(`do $$ begin
      if to_regclass('fulfillment_label') is not null and to_regclass('order_fulfillment') is not null
        and not exists (select 1 from pg_trigger
          where tgname = 'shipping_parcel_once' and tgrelid = to_regclass('order_fulfillment')) then
        perform shipping_watch_waybills();
      end if; end $$`)
  })
}
