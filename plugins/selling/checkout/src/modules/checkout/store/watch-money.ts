import type { Knex } from '@medusajs/framework/mikro-orm/knex'

const WATCH_LOCK = 20261128

/** Puts checkout's triggers on Medusa's tables of money where they are not there yet; many processes may start at once. */
export async function watchMoney(knex: Knex): Promise<void> {
  await knex.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [WATCH_LOCK])
    await trx.raw(`do $$ begin
      if to_regclass('capture') is not null and to_regclass('order_change') is not null and not exists (select 1
          from pg_trigger where tgname = 'checkout_refuse_capture' and tgrelid = to_regclass('capture')) then
        perform checkout_watch_money();
      end if;
      if to_regclass('payment_provider') is not null and to_regclass('region_payment_provider') is not null
        and not exists (select 1 from pg_trigger where tgname = 'checkout_no_stand_in'
          and tgrelid = to_regclass('region_payment_provider')) then
        perform checkout_shut_stand_in();
      end if;
      if to_regclass('reservation_item') is not null and to_regclass('promotion_application_method') is not null
        and not exists (select 1 from pg_constraint where conname = 'CK_reservation_item_whole') then
        perform checkout_count_whole();
      end if;
      end $$`)
  })
}
