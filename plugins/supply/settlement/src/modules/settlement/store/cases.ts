import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { CaseShare } from '../../../types'

/** Of these claims who bears what, the oldest first; what was withdrawn or taken back is not among it. */
export async function sharesOf(knex: Knex, after_sale_ids: string[]): Promise<CaseShare[]> {
  if (!after_sale_ids.length) return []
  return (await knex('case_share as s')
    .join('ledger_voucher as v', 'v.id', 's.voucher_id')
    .whereIn('s.after_sale_id', after_sale_ids)
    .whereNot('v.state', 'withdrawn')
    .whereNull('v.reversed_by')
    .orderBy(['s.created_at', 's.id'])
    .select('s.*', 'v.state')) as CaseShare[]
}

/** In the turn in which shares are added, until the commit. */
export async function borneAmong(knex: Knex, after_sale_ids: string[]): Promise<string[]> {
  for (const id of [...after_sale_ids].sort())
    await knex.raw(`select pg_advisory_xact_lock(hashtextextended('case ' || ?, 0))`, [id])
  return [...new Set((await sharesOf(knex, after_sale_ids)).map(({ after_sale_id }) => after_sale_id))]
}

export async function addShare(knex: Knex, share: Omit<CaseShare, 'created_at' | 'state'>): Promise<void> {
  await knex('case_share').insert(share).onConflict('voucher_id').ignore()
}

type Asked = { decided: boolean; limit: number; offset: number }

/** Claims whose money went back, or whose goods went once more, because goods were wrong, the newest first: those nobody else bears yet, or those somebody does. */
export async function listCases(knex: Knex, { decided, limit, offset }: Asked): Promise<[string[], number]> {
  const borne = `exists (select 1 from case_share s join ledger_voucher v on v.id = s.voucher_id
    where s.after_sale_id = a.id and v.state <> 'withdrawn' and v.reversed_by is null)`
  const wanted = knex('after_sale as a')
    .where({ 'a.rule': 'quality' })
    .whereIn('a.state', ['refunded', 'resent'])
    .whereRaw('case_worth(a.id) > 0')
    .whereNull('a.deleted_at')
    .whereRaw(decided ? borne : `not ${borne}`)
  const [{ count }] = (await wanted.clone().count({ count: '*' })) as { count: string }[]
  const rows = (await wanted
    .orderBy([
      { column: 'a.created_at', order: 'desc' },
      { column: 'a.id', order: 'desc' },
    ])
    .limit(limit)
    .offset(offset)
    .select('a.id')) as { id: string }[]
  return [rows.map(({ id }) => id), Number(count)]
}

/** Claims of a shop's orders that are neither decided nor paid yet. */
export async function undecidedClaims(trx: Knex, shop_id: string): Promise<number> {
  const [{ count }] = (await trx('after_sale as a')
    .join('shop_order as o', 'o.order_id', 'a.order_id')
    .where({ 'o.shop_id': shop_id, 'a.deleted_at': null })
    .whereNotIn('a.state', ['refunded', 'resent', 'refused', 'withdrawn'])
    .count({ count: '*' })) as { count: string }[]
  return Number(count)
}
