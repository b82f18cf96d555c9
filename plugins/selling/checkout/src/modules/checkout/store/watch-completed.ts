import type { Knex } from '@medusajs/framework/mikro-orm/knex'

const WATCH_LOCK = 20261130

/** Puts checkout's trigger on completed orders where it is not there yet; many processes may start at once. */
export async function watchCompleted(knex: Knex): Promise<void> {
  await knex.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [WATCH_LOCK])
    await trx.raw(`do $$ begin
      if to_regclass('order') is not null and to_regclass('order_item') is not null
        and to_regclass('order_line_item') is not null and not exists (select 1 from pg_trigger
          where tgname = 'checkout_complete_last' and tgrelid = to_regclass('order')) then
        perform checkout_watch_completed();
      end if; end $$`)
  })
}
