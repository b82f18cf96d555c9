import type { Knex } from '@medusajs/framework/mikro-orm/knex'

const OTHER_ROLES = `exists (select 1 from jsonb_each(app_metadata) as role
  where role.key <> 'customer_id' and role.value <> 'null'::jsonb)`

/**
 * What a shopper's account is made of goes in one transaction: a kill half-way leaves the account whole, and closing it again
 * changes nothing. Orders keep the id, which leads to nobody. An identity that is a producer's too stays theirs.
 */
export function closeAccount(knex: Knex, id: string): Promise<void> {
  return knex.transaction(async (transaction) => {
    const run = (text: string) => transaction.raw(text, [id])
    await run(`select id from customer where id = ? for update`)
    await run(`update sign_in_session set revoked_at = now(), updated_at = now()
      where actor_type = 'customer' and actor_id = ? and revoked_at is null`)
    await run(`delete from customer_address where customer_id = ?`)
    await run(`delete from customer_group_customer where customer_id = ?`)
    await run(`delete from auth_identity where app_metadata ->> 'customer_id' = ? and not ${OTHER_ROLES}`)
    await run(`update auth_identity set app_metadata = app_metadata - 'customer_id', updated_at = now()
      where app_metadata ->> 'customer_id' = ?`)
    await run(`update consent set customer_id = null where customer_id = ?`)
    await run(`update customer set first_name = null, last_name = null, company_name = null, email = null, phone = null,
      metadata = null, updated_at = now(), deleted_at = coalesce(deleted_at, now()) where id = ?`)
  })
}
