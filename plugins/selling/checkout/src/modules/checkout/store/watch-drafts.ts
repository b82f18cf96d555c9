import type { Knex } from '@medusajs/framework/mikro-orm/knex'

const WATCH_LOCK = 20261129

/**
 * Puts checkout's trigger on Medusa's orders where it is not there yet: modules migrate side by side, and Medusa's tables
 * may be younger than ours. Many processes may start at once.
 */
export async function watchDrafts(knex: Knex): Promise<void> {
  await knex.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [WATCH_LOCK])
    await trx.raw(`do $$ begin
      if to_regclass('order') is not null and to_regclass('capture') is not null
        and to_regclass('order_payment_collection') is not null and not exists (select 1 from pg_trigger
          where tgname = 'checkout_place_draft' and tgrelid = to_regclass('order')) then
        perform checkout_watch_drafts();
      end if; end $$`)
  })
}
