/** The rows of a lot and its ancestors. Days come as text, so that no time zone can move them. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { EventRecord, LineageLot, PhotoRecord, TestRecord } from '../../../lineage-types'

type Source = { child_lot_id: string; parent_lot_id: string; quantity: number }
type Result = { name: string; value: unknown; unit?: string | null; limit?: unknown; ok: boolean }
export type LineageRows = {
  lots: LineageLot[]
  sources: Source[]
  events: (EventRecord & { lot_id: string })[]
  tests: (TestRecord & { lot_id: string })[]
  photos: (PhotoRecord & { lot_id: string })[]
}

const LINEAGE = `with recursive line (id) as (
  select id from lot where id = :id union select parent_lot_id from lot_source join line on child_lot_id = line.id)`
const ISO = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${column}`

/** A lot and everything it was made from; no lots for an id that is none's. */
export async function lotRows(knex: Knex, id: string): Promise<LineageRows> {
  const ask = async <T>(select: string): Promise<T[]> =>
    (await knex.raw<{ rows: T[] }>(`${LINEAGE} ${select}`, { id })).rows
  const [lots, sources, events, tests, photos] = await Promise.all([
    ask<LineageLot>(`select id, code, state, is_demo, quantity_unit as unit, received_quantity, inventory_item_id, good_id,
      producer_id, supplier_contact as promiser_contact, town, village, plot, to_char(made_on, 'YYYY-MM-DD') as made_on,
      to_char(best_before, 'YYYY-MM-DD') as best_before, ${ISO('received_at')}, ${ISO('released_at')},
      (select coalesce(-sum(delta), 0)::int from lot_movement m where m.lot_id = lot.id and m.reason = 'ship') as shipped_quantity
      from lot where id in (select id from line)`),
    ask<Source>(`select child_lot_id, parent_lot_id, quantity from lot_source
      where child_lot_id in (select id from line) order by parent_lot_id`),
    ask<EventRecord & { lot_id: string }>(`select lot_id, seq, type, ${ISO('occurred_at')}, ${ISO('recorded_at')}, body,
      prev_hash, hash, corrects_seq from lot_event where lot_id in (select id from line) order by lot_id, seq`),
    ask<TestRecord & { lot_id: string; results: Result[] }>(`select lot_id, kind, method, sampling, inspector, verdict,
      ${ISO('at')}, results from inspection where lot_id in (select id from line) order by at`),
    ask<PhotoRecord & { lot_id: string }>(`select lot_id, of_seq, url, caption from lot_photo
      where lot_id in (select id from line) and hidden_at is null order by created_at, id`),
  ])
  return { lots, sources, events, photos, tests: tests.map((test) => ({ ...test, results: test.results.map(asText) })) }
}

const asText = ({ name, value, unit, limit, ok }: Result) => ({
  name,
  value: value === null || value === undefined ? '' : String(value),
  unit: unit || null,
  limit: limit === null || limit === undefined || limit === '' ? null : String(limit),
  ok,
})

/** Changes with every event and state of the lot itself; null for an id that is no lot's. */
export async function lotVersion(knex: Knex, id: string): Promise<string | null> {
  const { rows } = await knex.raw<{ rows: { version: string }[] }>(
    `select state || ':' || coalesce((select max(seq) from lot_event where lot_id = lot.id), 0) as version
       from lot where id = ?`,
    [id],
  )
  return rows[0]?.version ?? null
}

export async function lotIdByCode(knex: Knex, code: string): Promise<string | null> {
  const row = await knex<{ id: string; code: string }>('lot').select('id').where({ code }).first()
  return row?.id ?? null
}

/** By its number in any case and width, with or without the dashes; the one written just so before another. */
export async function lotIdAsTyped(knex: Knex, typed: string): Promise<string | null> {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/\p{Dash}/gu, '-')
  if (!/^[A-Z0-9-]{1,20}$/.test(code)) return null
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `select id from lot where replace(code, '-', '') = ? order by code = ? desc, code limit 1`,
    [code.replaceAll('-', ''), code],
  )
  return rows[0]?.id ?? null
}

/** Released lots of bagged goods, youngest first: what labels may be printed for. */
export async function releasedLotIds(knex: Knex, code: string, take: number): Promise<string[]> {
  const lots = knex('lot').where({ state: 'released', quantity_unit: 'piece' })
  if (code) void lots.whereRaw('strpos(upper(code), upper(?)) > 0', [code])
  return lots.orderBy('released_at', 'desc').limit(take).pluck('id')
}
