import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
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
    .select('p.*', 'o.position', 'o.display_id')

/**
 * So many pieces of a good out of one lot were fetched in all. Orders get theirs in their order; whoever comes last is short,
 * which is a task of its own. Fetched again it is the new number; what became of a shortage stays.
 */
export async function pickStop(knex: Knex, input: Picked): Promise<void> {
  const { wave_id, inventory_item_id, lot_id, reason, picked_by } = input
  await knex.transaction(async (trx) => {
    const wave = await trx('wave').where({ id: wave_id }).forUpdate().first('state')
    if (!wave || wave.state !== 'open') throw waveOver()
    const all = await picksOf(trx, wave_id)
    const picks = all.filter((pick) => pick.inventory_item_id === inventory_item_id && pick.lot_id === lot_id)
    if (!picks.length) throw pickUnknown()
    const asked = picks.reduce((sum, { quantity }) => sum + quantity, 0)
    if (input.picked > asked) throw pickedTooMany(asked)
    if (input.picked < asked && !reason) throw reasonMissing()
    let left = input.picked
    const still: string[] = []
    for (const pick of picks) {
      const picked = Math.min(left, pick.quantity)
      left -= picked
      const state = picked === pick.quantity ? 'picked' : 'short'
      await trx('pick').where({ id: pick.id }).update({ picked, state, picked_by, picked_at: trx.fn.now() })
      if (state === 'picked') continue
      still.push(pick.line_item_id)
      await noteShort(trx, pick, pick.quantity - picked, reason ?? '', picked_by)
    }
    // Found after all.
    await trx('short_pick')
      .where({ wave_id, inventory_item_id, state: 'open' })
      .whereIn(
        'line_item_id',
        picks.map((pick) => pick.line_item_id).filter((id) => !still.includes(id)),
      )
      .update({ state: 'decided', decision: 'found', decided_by: picked_by, decided_at: trx.fn.now() })
  })
}

async function noteShort(trx: Knex.Transaction, pick: PickRow, quantity: number, reason: string, made_by: string) {
  const { wave_id, order_id, line_item_id, inventory_item_id, title } = pick
  const known = await trx('short_pick')
    .where({ wave_id, line_item_id, inventory_item_id, state: 'open' })
    .update({ quantity, reason, made_by })
  if (known) return
  const row = { wave_id, order_id, line_item_id, inventory_item_id, title, quantity, reason, made_by }
  await trx('short_pick').insert({ ...row, id: generateEntityId(undefined, 'short') })
}

const shorts = (knex: Knex) =>
  knex('short_pick as s')
    .join('wave_order as o', (on) => on.on('o.wave_id', 's.wave_id').andOn('o.order_id', 's.order_id'))
    .join('wave as w', 'w.id', 's.wave_id')
    .orderBy('s.made_at')
    .select('s.*', 'o.display_id', 'w.number as wave')

export const openShorts = (knex: Knex, take = 200): Promise<ShortRow[]> =>
  shorts(knex).where({ 's.state': 'open', 'o.state': 'open' }).limit(take)
export const shortsOf = (knex: Knex, wave_id: string): Promise<ShortRow[]> => shorts(knex).where('s.wave_id', wave_id)

export async function readShort(knex: Knex, id: string): Promise<ShortRow> {
  const row = (await shorts(knex).where('s.id', id).first()) as ShortRow | undefined
  if (!row) throw shortUnknown()
  return row
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
