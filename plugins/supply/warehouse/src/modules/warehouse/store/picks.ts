import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { byMoment } from '@shanzhen/http/by-moment'
import { pickedTooMany, pickUnknown, reasonMissing, shortDecided, shortUnknown, waveOver } from '../errors'

export type PickRow = {
  id: string
  wave_id: string
  order_id: string
  line_item_id: string
  inventory_item_id: string
  lot_id: string | null
  lot_code: string | null
  title: string
  quantity: number
  picked: number
  state: 'open' | 'picked' | 'short'
  position: number
  display_id: number
  order_state: 'open' | 'packed' | 'out'
}
export type ShortRow = {
  id: string
  wave_id: string
  wave: number
  order_id: string
  display_id: number
  line_item_id: string
  inventory_item_id: string
  title: string
  quantity: number
  reason: string
  made_by: string
  made_at: Date
  state: 'open' | 'decided'
  decision: 'found' | 'later' | 'cancel' | 'substitute' | null
}
/** What became of pieces that were not there: they follow, were given up, or something else went instead. */
export type DecidedShort = {
  id: string
  order_id: string
  title: string
  quantity: number
  decision: 'later' | 'cancel' | 'substitute'
  decided_at: Date
}

/** By when they were decided and id, behind `after`; what was found after all is not among them. */
export async function shortsDecidedSince(
  knex: Knex,
  after: { decided_at: Date; id: string },
  take: number,
): Promise<DecidedShort[]> {
  const decided = knex('short_pick').where({ state: 'decided' }).whereNot({ decision: 'found' })
  return (await byMoment(decided, 'decided_at', { at: after.decided_at, id: after.id })
    .limit(take)
    .select('id', 'order_id', 'title', 'quantity', 'decision', 'decided_at')) as DecidedShort[]
}

export type Picked = {
  wave_id: string
  inventory_item_id: string
  lot_id: string | null
  picked: number
  reason?: string
  picked_by: string
}

/** Of the orders that are still in it or packed. */
export const picksOf = (knex: Knex, wave_id: string): Promise<PickRow[]> =>
  knex('pick as p')
    .join('wave_order as o', (on) => on.on('o.wave_id', 'p.wave_id').andOn('o.order_id', 'p.order_id'))
    .where('p.wave_id', wave_id)
    .whereNot('o.state', 'out')
    .orderBy(['o.position', 'p.id'])
    .select('p.*', 'o.position', 'o.display_id', 'o.state as order_state')

/**
 * So many pieces of a good out of one lot were fetched in all. What is packed already had its own; the others get theirs in
 * their order; whoever comes last is short, which is a task of its own. Fetched again it is the new number; what became of a
 * shortage stays.
 */
export async function pickStop(knex: Knex, input: Picked): Promise<void> {
  const { wave_id, inventory_item_id, lot_id, reason, picked_by } = input
  await knex.transaction(async (trx) => {
    const wave = await trx('wave').where({ id: wave_id }).forUpdate().first('state')
    if (!wave || wave.state !== 'open') throw waveOver()
    const all = (await picksOf(trx, wave_id)).filter((pick) => pick.inventory_item_id === inventory_item_id)
    const here = all.filter((pick) => pick.lot_id === lot_id)
    if (!here.length) throw pickUnknown()
    const asked = here.reduce((sum, { quantity }) => sum + quantity, 0)
    if (input.picked > asked) throw pickedTooMany(asked)
    if (input.picked < asked && !reason) throw reasonMissing()
    let left = input.picked
    for (const pick of [...here.filter(isPacked), ...here.filter((one) => !isPacked(one))]) {
      pick.picked = Math.min(left, pick.quantity)
      pick.state = pick.picked === pick.quantity ? 'picked' : 'short'
      left -= pick.picked
      const { id, picked, state } = pick
      await trx('pick').where({ id }).update({ picked, state, picked_by, picked_at: trx.fn.now() })
    }
    const lines = new Set(here.filter((one) => !isPacked(one)).map(({ line_item_id }) => line_item_id))
    for (const line_item_id of lines) {
      const own = all.filter((pick) => pick.line_item_id === line_item_id)
      await noteShort(trx, own, reason ?? '', picked_by)
    }
  })
}

const isPacked = ({ order_state }: PickRow) => order_state === 'packed'
const missingOf = (picks: PickRow[]) =>
  picks.reduce((sum, { state, quantity, picked }) => sum + (state === 'short' ? quantity - picked : 0), 0)

/** Of one good on one line, out of whatever lots: what is missing and not decided on is one task; found after all, none. */
async function noteShort(trx: Knex.Transaction, picks: PickRow[], reason: string, made_by: string) {
  const { wave_id, order_id, line_item_id, inventory_item_id, title } = picks[0]
  const known: ShortRow[] = await trx('short_pick').where({ wave_id, line_item_id, inventory_item_id }).forUpdate()
  const settled = known.filter(({ decision }) => decision !== null && decision !== 'found')
  const quantity = missingOf(picks) - settled.reduce((sum, one) => sum + one.quantity, 0)
  const open = known.find(({ state }) => state === 'open')
  if (open && quantity === open.quantity) return
  if (open && quantity > 0) {
    await trx('short_pick')
      .where({ id: open.id })
      .update({ quantity, reason: reason || open.reason, made_by })
  } else if (open) {
    const found = { state: 'decided', decision: 'found', decided_by: made_by, decided_at: trx.fn.now() }
    await trx('short_pick').where({ id: open.id }).update(found)
  } else if (quantity > 0) {
    const row = { wave_id, order_id, line_item_id, inventory_item_id, title, quantity, reason, made_by }
    await trx('short_pick').insert({ ...row, id: generateEntityId(undefined, 'short') })
  }
}

const shorts = (knex: Knex) =>
  knex('short_pick as s')
    .join('wave_order as o', (on) => on.on('o.wave_id', 's.wave_id').andOn('o.order_id', 's.order_id'))
    .join('wave as w', 'w.id', 's.wave_id')
    .orderBy(['s.made_at', 's.id'])
    .select('s.*', 'o.display_id', 'w.number as wave', knex.raw('s.made_at::text as at'))

/** Pieces of lots that open waves fetch for orders not packed yet. */
export async function promisedOf(knex: Knex, items: string[]): Promise<Map<string, number>> {
  const rows: { lot_id: string; pieces: number }[] = await knex('pick as p')
    .join('wave_order as o', (on) => on.on('o.wave_id', 'p.wave_id').andOn('o.order_id', 'p.order_id'))
    .where('o.state', 'open')
    .whereIn('p.inventory_item_id', items)
    .whereNotNull('p.lot_id')
    .groupBy('p.lot_id')
    .select('p.lot_id', knex.raw(`sum(case p.state when 'short' then p.picked else p.quantity end)::int as pieces`))
  return new Map(rows.map(({ lot_id, pieces }) => [lot_id, pieces]))
}

export type PickedLot = Pick<PickRow, 'line_item_id' | 'inventory_item_id' | 'picked'> & { lot_id: string }
/** What was fetched for an order in a wave, or will be where nobody said so yet; none where it is packed without one. */
export async function lotsPicked(
  knex: Knex,
  { wave_id, order_id }: { wave_id: string | null; order_id: string },
): Promise<PickedLot[]> {
  if (!wave_id) return []
  const rows: (PickedLot & { quantity: number; state: string })[] = await knex('pick')
    .where({ wave_id, order_id })
    .whereNotNull('lot_id')
    .orderBy('id')
  return rows.flatMap(({ quantity, state, picked, ...row }) => {
    const fetched = state === 'open' ? quantity : picked
    return fetched > 0 ? [{ ...row, picked: fetched }] : []
  })
}

/** The longest waiting first. `after`: of the row before. */
export const openShorts = (
  knex: Knex,
  after: { at: string; id: string } | null,
  take: number,
): Promise<(ShortRow & { at: string })[]> => {
  const query = shorts(knex).where({ 's.state': 'open', 'o.state': 'open' }).limit(take)
  return after ? query.whereRaw('(s.made_at, s.id) > (?::timestamptz, ?)', [after.at, after.id]) : query
}
export const shortsOf = (knex: Knex, wave_id: string): Promise<ShortRow[]> => shorts(knex).where('s.wave_id', wave_id)

export async function readShort(knex: Knex, id: string): Promise<ShortRow> {
  const row = (await shorts(knex).where('s.id', id).first()) as ShortRow | undefined
  if (!row) throw shortUnknown()
  return row
}

/** Pieces that were there after all are fetched. Once: who comes second is told. */
export async function decideFound(
  knex: Knex,
  short: ShortRow,
  by: { decided_by: string; note: string },
): Promise<void> {
  const { id, wave_id, line_item_id, inventory_item_id } = short
  await knex.transaction(async (trx) => {
    await trx('wave').where({ id: wave_id }).forUpdate().first('id')
    await decideShort(trx, id, { ...by, decision: 'found' })
    await trx('pick')
      .where({ wave_id, line_item_id, inventory_item_id, state: 'short' })
      .update({ picked: trx.ref('quantity'), state: 'picked' })
  })
}

/** Once: who comes second is told. */
export async function decideShort(
  knex: Knex,
  id: string,
  {
    decision,
    decided_by,
    note,
    substitute,
  }: { decision: string; decided_by: string; note: string; substitute?: string },
): Promise<void> {
  const decided = await knex('short_pick')
    .where({ id, state: 'open' })
    .update({ state: 'decided', decision, decided_by, note, substitute: substitute ?? null, decided_at: knex.fn.now() })
  if (!decided) throw shortDecided()
}
