/** Whoever proved a phone that acts for no shop yet: nobody, until they apply or are invited under the same id. */
import { randomUUID } from 'node:crypto'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

export type Visitor = { id: string; phone: string }

/** Says nothing of when it was made: whoever invites a visitor sees the id, and learns not that they were here before. */
const newId = () => `shmem_${randomUUID().replaceAll('-', '')}`

/**
 * The member of this phone; else, of those who invited it, the last one's, which it joins; else its visitor, made at the
 * first sign-in.
 */
export async function whoSignsIn(knex: Knex, phone: string): Promise<string> {
  const living = () => knex('shop_member').where({ phone }).whereNull('deleted_at')
  const member = await living().whereNotNull('joined_at').first('id')
  if (member) return member.id as string
  const invited = await living().orderBy('created_at', 'desc').orderBy('id', 'desc').first('id')
  if (invited) return (await joinShop(knex, invited.id)) ? (invited.id as string) : whoSignsIn(knex, phone)
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `insert into shop_visitor (id, phone) values (?, ?)
      on conflict (phone) do update set created_at = now() returning id`,
    [newId(), phone],
  )
  return rows[0].id
}

/** Whoever was invited has come. @returns whether they act for it now: not where they do for another, or were removed */
export async function joinShop(knex: Knex, id: string): Promise<boolean> {
  const own = () => knex('shop_member').where({ id }).whereNull('deleted_at')
  const phone = own().select('phone')
  const elsewhere = knex('shop_member as m').whereRaw('m.phone = (?)', [phone]).whereNot('m.id', id)
  const free = own().whereNotExists(elsewhere.whereNull('m.deleted_at').whereNotNull('m.joined_at').select('m.id'))
  try {
    return (await free.update({ joined_at: knex.raw('coalesce(joined_at, now())') })) > 0
  } catch (error) {
    // Two sign-ins of one phone joined two shops at once: the first counts.
    if ((error as { constraint?: string }).constraint === 'UQ_shop_member_phone') return false
    throw error
  }
}

export async function visitorOf(knex: Knex, id: string): Promise<Visitor | null> {
  return (await knex<Visitor>('shop_visitor').where({ id }).first('id', 'phone')) ?? null
}

/** The id under which this phone becomes a member: its visitor's, who stays signed in by it, or a new one. */
export async function takeVisitor(trx: Knex, phone: string): Promise<string> {
  const [visitor] = await trx('shop_visitor').where({ phone }).delete(['id'])
  return (visitor?.id as string | undefined) ?? newId()
}

/** Those who proved a phone and never applied: forgotten after the longest sign-in has run out. */
export async function forgetVisitors(knex: Knex): Promise<void> {
  await knex.raw(`delete from shop_visitor where created_at < now() - interval '40 days'`)
}
