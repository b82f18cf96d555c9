import type { Knex } from '@medusajs/framework/mikro-orm/knex'

const WATCH_LOCK = 20261125

/** Puts the lots' triggers on Medusa's stock levels, and on what gives stock its name, where they are not there yet; many processes may start at once. */
export async function watchInventory(knex: Knex): Promise<void> {
  await knex.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [WATCH_LOCK])
    await trx.raw(`do $$ begin
      if to_regclass('inventory_level') is not null and not exists (select 1 from pg_trigger
          where tgname = 'lot_level_prove' and tgrelid = to_regclass('inventory_level')) then
        perform lot_watch_inventory();
      end if;
      if to_regclass('inventory_level') is not null and not exists (select 1 from pg_trigger
          where tgname = 'lot_count_whole' and tgrelid = to_regclass('inventory_level')) then
        perform lot_watch_whole();
      end if;
      if to_regclass('product_variant_inventory_item') is not null and to_regclass('product') is not null and not exists (
          select 1 from pg_trigger where tgname = 'lot_name_stock' and tgrelid = to_regclass('product')) then
        perform lot_watch_names();
      end if; end $$`)
  })
}
