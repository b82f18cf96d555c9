/** A renamed good keeps its former addresses; a good that takes one over has it to itself. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

const WATCH_LOCK = 20261128

/** Puts the trigger on Medusa's products where it is not there yet; many processes may start at once. */
export async function watchHandles(knex: Knex): Promise<void> {
  await knex.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [WATCH_LOCK])
    await trx.raw(`do $$ begin
      if to_regclass('product') is not null and to_regprocedure('former_handle_keep()') is not null
          and not exists (select 1 from pg_trigger
            where tgname = 'former_handle_keep' and tgrelid = to_regclass('product')) then
        create trigger former_handle_keep after update of handle on product
          for each row when (old.handle is distinct from new.handle) execute function former_handle_keep();
      end if; end $$`)
  })
}

/** @returns the address under which a good that had `handle` is found today; null where none had it */
export async function handleNow(knex: Knex, handle: string): Promise<string | null> {
  const { rows } = await knex.raw<{ rows: { handle: string }[] }>(
    `select p.handle from former_handle f join product p on p.id = f.product_id
      where f.handle = ? and p.deleted_at is null and p.status = 'published'`,
    [handle],
  )
  return rows[0]?.handle ?? null
}
