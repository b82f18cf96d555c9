/** Phones that staff proved to hold: the mark of one natural person. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { ProvedPhone } from '../types'

/** @returns whether another account proved the same phone: the two are one person */
export async function provePhone(knex: Knex, user_id: string, phone: string): Promise<boolean> {
  await knex('staff_phone').insert({ user_id, phone }).onConflict(['user_id', 'phone']).ignore()
  const other = await knex('staff_phone').where({ phone }).whereNot({ user_id }).first('user_id')
  return Boolean(other)
}

/** The phone each of them proved last; who proved none is not among them. */
export async function phonesOf(knex: Knex, user_ids: string[]): Promise<ProvedPhone[]> {
  const { rows } = await knex.raw<{ rows: ProvedPhone[] }>(
    `select distinct on (user_id) user_id, phone, proved_at from staff_phone where user_id = any(?)
     order by user_id, proved_at desc`,
    [user_ids],
  )
  return rows
}

/** Every phone somebody ever proved: another one proved later makes nobody another person. */
export const everyPhoneOf = (knex: Knex, user_id: string): Promise<string[]> =>
  knex('staff_phone').where({ user_id }).pluck('phone')

/** Whether a second person has to have proved one; written as the shop opens. */
export async function setSecondPersonRule(knex: Knex, phone_needed: boolean): Promise<void> {
  await knex('second_person_rule').insert({ id: true, phone_needed }).onConflict('id').merge()
}
