import type { Knex } from '@medusajs/framework/mikro-orm/knex'

const WATCH_LOCK = 20261128

/** Puts checkout's trigger on Medusa's captures where it is not there yet; many processes may start at once. */
export async function watchMoney(knex: Knex): Promise<void> {
  await knex.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [WATCH_LOCK])
    await trx.raw(`do $$ begin
      if to_regclass('capture') is not null and to_regclass('order_change') is not null and not exists (select 1
          from pg_trigger where tgname = 'checkout_refuse_capture' and tgrelid = to_regclass('capture')) then
        perform checkout_watch_money();
      end if; end $$`)
  })
}
