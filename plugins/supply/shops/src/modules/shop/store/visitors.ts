/** Whoever proved a phone that acts for no shop yet: nobody, until they apply or join under the same id. */
import { randomUUID } from 'node:crypto'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

export type Visitor = { id: string; phone: string }

/** Says nothing of when it was made: whoever invited a visitor sees it once they joined, and learns not that they were here before. */
const newId = () => `shmem_${randomUUID().replaceAll('-', '')}`

/** The member of this phone; else its visitor, made at the first sign-in, who may apply and answers whoever invited them. */
export async function whoSignsIn(knex: Knex, phone: string): Promise<string> {
  const member = await knex('shop_member').where({ phone }).whereNull('deleted_at').first('id')
  if (member) return member.id as string
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `insert into shop_visitor (id, phone) values (?, ?)
      on conflict (phone) do update set created_at = now() returning id`,
    [newId(), phone],
  )
  return rows[0].id
}

export async function visitorOf(knex: Knex, id: string): Promise<Visitor | null> {
  return (await knex<Visitor>('shop_visitor').where({ id }).first('id', 'phone')) ?? null
}

/** A visitor becomes a member under their own id, so that the sign-in goes on. @returns whether they were one yet */
export const takeVisitor = async (trx: Knex, id: string): Promise<boolean> =>
  (await trx('shop_visitor').where({ id }).delete()) > 0

/** Those who proved a phone and never applied: forgotten after the longest sign-in has run out. */
export async function forgetVisitors(knex: Knex): Promise<void> {
  await knex.raw(`delete from shop_visitor where created_at < now() - interval '40 days'`)
}
