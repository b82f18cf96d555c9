/** Whoever proved a phone that acts for no shop yet: nobody, until they apply or are invited under the same id. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'

export type Visitor = { id: string; phone: string }

/** The member of this phone, else its visitor, made at the first sign-in. */
export async function whoSignsIn(knex: Knex, phone: string): Promise<string> {
  const member = await knex('shop_member').where({ phone }).whereNull('deleted_at').first('id', 'joined_at')
  if (member) {
    if (!member.joined_at) await knex('shop_member').where({ id: member.id }).update({ joined_at: new Date() })
    return member.id as string
  }
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `insert into shop_visitor (id, phone) values (?, ?)
      on conflict (phone) do update set created_at = now() returning id`,
    [generateEntityId(undefined, 'shmem'), phone],
  )
  return rows[0].id
}

export async function visitorOf(knex: Knex, id: string): Promise<Visitor | null> {
  return (await knex<Visitor>('shop_visitor').where({ id }).first('id', 'phone')) ?? null
}

/** The id under which this phone becomes a member: its visitor's, who stays signed in by it, or a new one. */
export async function takeVisitor(trx: Knex, phone: string): Promise<string> {
  const [visitor] = await trx('shop_visitor').where({ phone }).delete(['id'])
  return (visitor?.id as string | undefined) ?? generateEntityId(undefined, 'shmem')
}

/** Those who proved a phone and never applied: forgotten after the longest sign-in has run out. */
export async function forgetVisitors(knex: Knex): Promise<void> {
  await knex.raw(`delete from shop_visitor where created_at < now() - interval '40 days'`)
}
