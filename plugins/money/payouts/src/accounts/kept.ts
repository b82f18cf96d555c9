/**
 * Accounts that payees' money goes to, in a table of the room that keeps the payees: each waits for a second person's word,
 * the last accepted holds. Their numbers are sealed before they come here.
 */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'

export type AccountRow = {
  id: string
  bank: string
  holder: string
  number_sealed: string
  number_end: string
  entered_by: string
  created_at: Date
  verdict: 'accepted' | 'refused' | 'withdrawn' | null
  reason: string | null
}
export type NewAccount = Pick<AccountRow, 'bank' | 'holder' | 'number_sealed' | 'number_end' | 'entered_by'>
export type AccountVerdict = { verdict: 'accepted' | 'refused'; decided_by: string; reason: string | null }

/** `owner`: the column of whom they belong to. */
export const keptAccounts = (table: string, owner: string, prefix: string) => ({
  /** One that still waits gives way. In the turn of the owner's row. @returns its id */
  async add(trx: Knex, owner_id: string, account: NewAccount): Promise<string> {
    await trx(table)
      .where({ [owner]: owner_id })
      .whereNull('verdict')
      .update({ verdict: 'withdrawn', decided_by: account.entered_by, decided_at: new Date() })
    const id = generateEntityId(undefined, prefix)
    await trx(table).insert({ id, [owner]: owner_id, ...account })
    return id
  },

  /** `held`: where money goes; `waiting`: what nobody decided about. */
  async of(knex: Knex, owner_id: string): Promise<{ held: AccountRow | null; waiting: AccountRow | null }> {
    const own = () => knex<AccountRow>(table).where({ [owner]: owner_id })
    const [held, waiting] = await Promise.all([
      own().where({ verdict: 'accepted' }).orderBy('decided_at', 'desc').orderBy('id', 'desc').first(),
      own().whereNull('verdict').first(),
    ])
    return { held: (held as AccountRow) ?? null, waiting: (waiting as AccountRow) ?? null }
  },

  byId: (knex: Knex, owner_id: string, id: string): Promise<AccountRow | undefined> =>
    knex<AccountRow>(table)
      .where({ [owner]: owner_id, id })
      .first() as unknown as Promise<AccountRow | undefined>,

  /** About the one that was looked at, not one that came meanwhile. @returns whether it still waited */
  decide: async (trx: Knex, owner_id: string, id: string | null, verdict: AccountVerdict): Promise<boolean> =>
    (await trx(table)
      .where({ [owner]: owner_id, ...(id && { id }) })
      .whereNull('verdict')
      .update({ ...verdict, decided_at: new Date() })) > 0,
})
