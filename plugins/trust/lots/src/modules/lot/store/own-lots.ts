import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { LotRow, LotState, OwnLot } from '../../../lot-types'
import { readLots } from './read'

export type OwnLotRow = Omit<OwnLot, 'title' | 'size'> & { good_id: string; inventory_item_id: string | null }
export type OwnLotsAsked = {
  producer_id: string
  id?: string | null
  state?: LotState | null
  skip?: number
  take: number
}

/** A producer's lots, newest first, with what is left of each and the last word on it. */
export async function readOwnLots(
  knex: Knex,
  { producer_id, id = null, state = null, skip = 0, take }: OwnLotsAsked,
): Promise<OwnLotRow[]> {
  const { rows } = await knex.raw<{ rows: (Omit<OwnLotRow, 'received_at'> & { received_at: Date })[] }>(
    `select l.id, l.code, l.state, l.good_id, l.inventory_item_id, l.quantity_unit as unit, l.is_demo, l.town, l.village,
        l.received_quantity, (select coalesce(sum(s.quantity), 0)::int from lot_stock s where s.lot_id = l.id) as left_quantity,
        to_char(l.made_on, 'YYYY-MM-DD') as made_on, to_char(l.best_before, 'YYYY-MM-DD') as best_before, l.received_at,
        (select i.verdict from inspection i where i.lot_id = l.id and i.kind = 'incoming' order by i.at desc limit 1) as verdict,
        (select e.body::jsonb #>> '{payload,reason}' from lot_event e where e.lot_id = l.id
          and e.type in ('rejected', 'recalled') order by e.seq desc limit 1) as reason
      from lot l where l.producer_id = :producer_id and (:id::text is null or l.id = :id)
        and (:state::text is null or l.state = :state)
      order by l.received_at desc, l.id desc offset :skip limit :take`,
    { producer_id, id, state, skip, take },
  )
  return rows.map((row) => ({ ...row, received_at: row.received_at.toISOString() }))
}

/** How many lots of a producer stand in each state; states without any are left out. */
export async function countOwnLots(knex: Knex, producerId: string): Promise<Partial<Record<LotState, number>>> {
  const rows: { state: LotState; count: number }[] = await knex('lot')
    .select('state', knex.raw('count(*)::int as count'))
    .where({ producer_id: producerId })
    .groupBy('state')
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

/**
 * A producer's lots as they came in, newest first, and how many, whatever became of them; lots made of others came in with
 * those.
 */
export async function readReceived(
  knex: Knex,
  producer_id: string,
  { take, skip }: { take: number; skip: number },
): Promise<[LotRow[], number]> {
  const { rows } = await knex.raw<{ rows: { id: string; count: string }[] }>(
    `select l.id, count(*) over () as count from lot l where l.producer_id = :producer_id
        and not exists (select 1 from lot_source s where s.child_lot_id = l.id)
      order by l.received_at desc, l.id desc offset :skip limit :take`,
    { producer_id, take, skip },
  )
  const lots = rows.length
    ? await readLots(
        knex,
        rows.map(({ id }) => id),
      )
    : []
  return [lots, Number(rows[0]?.count ?? 0)]
}
