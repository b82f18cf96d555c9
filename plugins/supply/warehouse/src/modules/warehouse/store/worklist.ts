import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { WorklistQuery } from '../../../wire'
import { DUE, TO_PACK_OF, WAITING, WAITING_OF } from './to-pack'

export type WaitingRow = {
  id: string
  display_id: number
  look: 'ready' | 'to_inspect' | 'held' | 'stopped'
  way: 'express' | 'cold_chain' | 'pickup'
  carrier_code: string
  zone: string | null
  place: string | null
  buyer: string | null
  sender: string | null
  pieces: number
  since: Date
  ship_by: Date
  due: 'late' | 'today' | 'later'
  wave_id: string | null
  wave_number: number | null
  packer: string | null
  at: string
}
/** Orders marked 勿发, and which carrier takes what. */
export type Rules = { stopped: string[]; express: string; cold: string }
type Filter = Omit<WorklistQuery, 'after'>

const COUNTED = ['look', 'way', 'due', 'carrier_code', 'zone'] as const
const listed = (orders: string) => `waiting as materialized (select *, ${DUE} as due from (${orders}) orders)`
const ALL = listed(WAITING)

function conditions({ look, way, due, carrier, zone, waved }: Filter) {
  const given = { look, way, due, carrier_code: carrier, zone }
  const named = Object.entries(given).filter(([, value]) => value)
  return {
    sql: [
      ...named.map(([column]) => `${column} = :f_${column}`),
      ...(waved ? [`wave_id is ${waved === 'yes' ? 'not' : ''} null`] : []),
      'true',
    ].join(' and '),
    values: Object.fromEntries(named.map(([column, value]) => [`f_${column}`, value])),
  }
}

/** First to leave first. `after`: `<ship_by>_<order id>` of the last row before. */
export async function readWaiting(
  knex: Knex,
  rules: Rules,
  { after, ...filter }: WorklistQuery,
  take: number,
): Promise<{ rows: WaitingRow[]; count: number }> {
  const { sql, values } = conditions(filter)
  const [at, id] = after?.split('_order:') ?? []
  const from = id && !Number.isNaN(Date.parse(at)) ? { at, id } : null
  const { rows } = await knex.raw<{ rows: (WaitingRow & { count: number })[] }>(
    `with ${ALL}, found as (select * from waiting where ${sql})
      select found.*, found.ship_by::text as at, (select count(*) from found)::int as count from found
        where ${from ? '(ship_by, id) > (:at::timestamptz, :id)' : 'true'} order by ship_by, id limit :take`,
    { ...rules, ...values, ...from, take },
  )
  return { rows, count: rows[0]?.count ?? 0 }
}

/** Of all that wait, by filter and value. */
export async function countWaiting(knex: Knex, rules: Rules): Promise<Record<string, number>> {
  const by = COUNTED.map(
    (column) => `select '${column}.' || ${column} as key, count(*)::int as count from waiting
    where ${column} is not null group by 1`,
  )
  const { rows } = await knex.raw<{ rows: { key: string; count: number }[] }>(
    `with ${ALL} ${by.join(' union all ')} union all select 'all', count(*)::int from waiting
      union all select 'waved', count(*)::int from waiting where wave_id is not null`,
    rules,
  )
  return Object.fromEntries(rows.map(({ key, count }) => [key.replace(/^carrier_code/, 'carrier'), count]))
}

/** Of these orders those that wait. */
export async function readWaitingOrders(knex: Knex, rules: Rules, ids: string[]): Promise<WaitingRow[]> {
  const { rows } = await knex.raw<{ rows: WaitingRow[] }>(
    `with ${listed(WAITING_OF)} select * from waiting order by ship_by, id`,
    { ...rules, ids },
  )
  return rows
}

/** Of these orders those that have nothing left to pack: canceled, sent, or paid back. */
export async function idleOrders(knex: Knex, ids: string[]): Promise<{ id: string; canceled: boolean }[]> {
  if (!ids.length) return []
  const { rows } = await knex.raw<{ rows: { id: string; canceled: boolean }[] }>(
    `select o.id, o.status = 'canceled' as canceled from "order" o
      where o.id = any(:ids) and not exists (select from (${TO_PACK_OF}) w where w.id = o.id)`,
    { ids },
  )
  return rows
}
