import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { byMoment } from '@shanzhen/http/by-moment'
import type { LateVerdict } from '../../../types'

/** Which of these orders nobody decided about yet. */
export async function undecidedOf(knex: Knex, shop_order_ids: string[]): Promise<Set<string>> {
  const rows = (await knex('late_verdict').whereIn('shop_order_id', shop_order_ids).select('shop_order_id')) as {
    shop_order_id: string
  }[]
  const decided = new Set(rows.map(({ shop_order_id }) => shop_order_id))
  return new Set(shop_order_ids.filter((id) => !decided.has(id)))
}

/** From when on orders may still be undecided: what was decided last, and what a run may have left behind it. */
export async function lateSince(knex: Knex): Promise<Date> {
  const [{ max }] = (await knex('late_verdict').max({ max: 'ship_by' })) as { max: Date | null }[]
  return new Date(max ? new Date(max).getTime() - 86_400_000 : 0)
}

/** Once per order, whoever comes first. @returns whether it was written here */
export async function keepVerdict(trx: Knex, verdict: LateVerdict): Promise<boolean> {
  const written = await trx('late_verdict')
    .insert(verdict)
    .onConflict('shop_order_id')
    .ignore()
    .returning('shop_order_id')
  return written.length > 0
}

export const verdictOf = (knex: Knex, shop_order_id: string): Promise<LateVerdict | undefined> =>
  knex<LateVerdict>('late_verdict').where({ shop_order_id }).first()

/** Credits of the last days that have not gone back, a page behind `after`. */
export function creditsKept(
  knex: Knex,
  { days, take, after = '' }: { days: number; take: number; after?: string },
): Promise<LateVerdict[]> {
  return knex<LateVerdict>('late_verdict')
    .where({ verdict: 'credited' })
    .whereRaw('late_verdict.at > now() - make_interval(days => ?)', [days])
    .whereRaw('not exists (select 1 from late_return r where r.shop_order_id = late_verdict.shop_order_id)')
    .where('shop_order_id', '>', after)
    .orderBy('shop_order_id')
    .limit(take)
}

/** Once per order. @returns whether it was written here */
export async function keepReturn(trx: Knex, shop_order_id: string, amount_fen: number): Promise<boolean> {
  const written = await trx('late_return')
    .insert({ shop_order_id, amount_fen })
    .onConflict('shop_order_id')
    .ignore()
    .returning('shop_order_id')
  return written.length > 0
}

/** One that could not be judged is kept, and tried again with every run. */
export async function keepFault(
  knex: Knex,
  fault: { shop_order_id: string; ship_by: Date; why: string },
): Promise<void> {
  await knex.raw(
    `insert into late_fault (shop_order_id, ship_by, why) values (?, ?, ?) on conflict (shop_order_id)
      do update set why = excluded.why, tries = late_fault.tries + 1, tried_at = now()`,
    [fault.shop_order_id, fault.ship_by, fault.why.slice(0, 500)],
  )
}

export async function endFault(knex: Knex, shop_order_id: string): Promise<void> {
  await knex('late_fault').where({ shop_order_id }).del()
}

/** Of a page behind `after`: those that could not be judged, longest first. */
export async function faultsOf(knex: Knex, after: { since: Date; id: string } | null, take: number) {
  const behind = after && { at: after.since, id: after.id }
  return (await byMoment(knex('late_fault'), 'since', behind, 'shop_order_id').limit(take).select()) as {
    shop_order_id: string
    since: Date
  }[]
}

/** Not judged for a day and longer, and how each is called. */
export async function stuckFaults(knex: Knex, take: number) {
  return (await knex('late_fault as f')
    .join('shop_order as o', 'o.id', 'f.shop_order_id')
    .join('shop as s', 's.id', 'o.shop_id')
    .whereRaw(`f.since < now() - interval '1 day'`)
    .orderBy(['f.since', 'f.shop_order_id'])
    .limit(take)
    .select('f.shop_order_id', 'f.why', 'o.number', 's.name')) as {
    shop_order_id: string
    why: string
    number: string
    name: string
  }[]
}
