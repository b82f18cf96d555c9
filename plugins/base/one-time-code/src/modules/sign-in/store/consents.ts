/** Consents by SQL: one row for each customer and version, whoever signs in twice at once. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'

/** @returns the new row's id; null where this customer had agreed to this version before */
export async function recordConsent(knex: Knex, customer_id: string, version: string): Promise<string | null> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `insert into consent (id, customer_id, version) values (?, ?, ?)
     on conflict (customer_id, version) do nothing returning id`,
    [generateEntityId(undefined, 'cons'), customer_id, version],
  )
  return rows[0]?.id ?? null
}

/** @param since the earliest version that counts, `2026-11-28`; empty for any */
export async function hasConsent(knex: Knex, customer_id: string, since: string): Promise<boolean> {
  const agreed = knex('consent').where({ customer_id })
  return Boolean(await (since ? agreed.where('version', '>=', since) : agreed).first('id'))
}

/** For a sign-in that failed after all. */
export async function takeBackConsent(knex: Knex, id: string): Promise<void> {
  await knex('consent').where({ id }).delete()
}
