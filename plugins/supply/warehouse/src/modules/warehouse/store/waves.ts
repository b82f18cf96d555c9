import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { fromDatabase, notInWave, waveOver, wavePacked, waveUnknown } from '../errors'

export type WaveRow = {
  id: string
  number: number
  name: string
  state: 'open' | 'closed' | 'dropped'
  kind: 'batch' | 'cluster'
  carrier_code: string | null
  made_by: string
  made_at: Date
  orders: number
  packed: number
  out: number
  pieces: number
  picked: number
  shorts: number
}
export type WaveOrderRow = {
  wave_id: string
  order_id: string
  display_id: number
  position: number
  state: 'open' | 'packed' | 'out'
  reason: string | null
}
export type NewWave = Pick<WaveRow, 'name' | 'kind' | 'carrier_code' | 'made_by'>
export type NewPick = {
  order_id: string
  line_item_id: string
  inventory_item_id: string
  lot_id: string | null
  lot_code: string | null
  title: string
  quantity: number
}

/**
 * A wave with as many of these orders as are in no other open one, in this order; who asks for the same at once gets the
 * rest. @returns null where none is left
 */
export async function openWave(
  knex: Knex,
  wave: NewWave,
  orders: { id: string; display_id: number }[],
): Promise<{ id: string; number: number; taken: string[] } | null> {
  const empty = new Error('nothing left')
  const open = async (trx: Knex.Transaction) => {
    const id = generateEntityId(undefined, 'wave')
    const [{ number }] = await trx('wave')
      .insert({ ...wave, id })
      .returning('number')
    const taken: string[] = []
    for (const order of orders) {
      const { rows } = await trx.raw<{ rows: unknown[] }>(
        `insert into wave_order (wave_id, order_id, display_id, position)
          values (:wave_id, :order_id, :display_id, :position)
          on conflict (order_id) where state = 'open' do nothing returning 1`,
        { wave_id: id, order_id: order.id, display_id: order.display_id, position: taken.length + 1 },
      )
      if (rows.length) taken.push(order.id)
    }
    if (!taken.length) throw empty
    return { id, number: Number(number), taken }
  }
  return knex.transaction(open).catch((error: unknown) => {
    if (error === empty) return null
    throw error
  })
}

export async function addPicks(knex: Knex, wave_id: string, picks: NewPick[]): Promise<void> {
  if (!picks.length) return
  await knex.batchInsert(
    'pick',
    picks.map((pick) => ({ ...pick, wave_id, id: generateEntityId(undefined, 'pick') })),
    500,
  )
}

/** Orders for which nothing is planned yet: the wave is just made, or its making was cut off. */
export const ordersWithoutPicks = (knex: Knex, wave_id: string): Promise<string[]> =>
  knex('wave_order as o')
    .where({ 'o.wave_id': wave_id, 'o.state': 'open' })
    .whereNotExists(knex('pick as p').whereRaw('p.wave_id = o.wave_id and p.order_id = o.order_id').select('p.id'))
    .orderBy('o.position')
    .pluck('o.order_id')

const COUNTS = `(select count(*) from wave_order o where o.wave_id = w.id)::int as orders,
  (select count(*) from wave_order o where o.wave_id = w.id and o.state = 'packed')::int as packed,
  (select count(*) from wave_order o where o.wave_id = w.id and o.state = 'out')::int as out,
  (select coalesce(sum(p.quantity), 0) from pick p join wave_order o using (wave_id, order_id)
    where p.wave_id = w.id and o.state <> 'out')::int as pieces,
  (select coalesce(sum(p.picked), 0) from pick p join wave_order o using (wave_id, order_id)
    where p.wave_id = w.id and o.state <> 'out')::int as picked,
  (select count(*) from short_pick s where s.wave_id = w.id and s.state = 'open')::int as shorts`

/** Open ones first, then the newest. `after`: the number of the last one before. */
export async function listWaves(knex: Knex, state: string | undefined, after: number | null, take: number) {
  const query = knex('wave as w').select('w.*', knex.raw(COUNTS)).orderBy('w.number', 'desc').limit(take)
  if (state) query.where('w.state', state)
  if (after) query.where('w.number', '<', after)
  return (await query) as WaveRow[]
}

export async function readWave(knex: Knex, id: string): Promise<WaveRow> {
  const wave = (await knex('wave as w').select('w.*', knex.raw(COUNTS)).where({ id }).first()) as WaveRow | undefined
  if (!wave) throw waveUnknown()
  return wave
}

export const waveOrders = (knex: Knex, wave_id: string): Promise<WaveOrderRow[]> =>
  knex('wave_order').where({ wave_id }).orderBy('position')

/** The open wave an order is in. */
export const openWaveOf = (knex: Knex, order_id: string): Promise<(WaveOrderRow & { number: number }) | undefined> =>
  knex('wave_order as o')
    .join('wave as w', 'w.id', 'o.wave_id')
    .where({ 'o.order_id': order_id, 'o.state': 'open' })
    .first('o.*', 'w.number')

/** Gives all its orders back. @throws where something of it was packed */
export async function dropWave(knex: Knex, id: string, by: { ended_by: string; reason: string }): Promise<void> {
  await knex
    .transaction(async (trx) => {
      const wave = await trx('wave').where({ id }).forUpdate().first('state')
      if (!wave) throw waveUnknown()
      if (wave.state !== 'open') throw waveOver()
      if (await trx('wave_order').where({ wave_id: id, state: 'packed' }).first('order_id')) throw wavePacked()
      const out = { state: 'out', reason: by.reason, moved_at: trx.fn.now() }
      await trx('wave_order').where({ wave_id: id, state: 'open' }).update(out)
      await trx('wave')
        .where({ id })
        .update({ ...by, state: 'dropped', ended_at: trx.fn.now() })
    })
    .catch((error: unknown) => {
      throw fromDatabase(error)
    })
}

/** Takes orders out that are still open in it, and closes waves of which none is left. @returns how many went */
export async function leaveWaves(
  knex: Knex,
  orders: { order_id: string; state: 'packed' | 'out'; reason: string | null }[],
  wave_id?: string,
): Promise<number> {
  let went = 0
  for (const { order_id, ...set } of orders) {
    const query = knex('wave_order').where({ order_id, state: 'open' })
    if (wave_id) query.where({ wave_id })
    const rows = await query.update({ ...set, moved_at: knex.fn.now() }).returning<{ wave_id: string }[]>('wave_id')
    went += rows.length
    for (const row of rows) await closeWave(knex, row.wave_id)
  }
  return went
}

/** Over by itself once no order of it is open. */
async function closeWave(knex: Knex, id: string): Promise<void> {
  await knex('wave')
    .where({ id, state: 'open' })
    .whereNotExists(knex('wave_order').where({ wave_id: id, state: 'open' }).select('order_id'))
    .update({ state: 'closed', ended_at: knex.fn.now() })
}

/** A parcel was undone: its order is in its wave again, where that is open and no other has it. */
export async function backIntoWave(knex: Knex, wave_id: string, order_id: string): Promise<void> {
  await knex.raw(
    `update wave_order o set state = 'open', reason = null, moved_at = now() from wave w
      where o.wave_id = :wave_id and o.order_id = :order_id and o.state = 'packed' and w.id = o.wave_id
        and w.state = 'open' and not exists (select from wave_order x where x.order_id = :order_id and x.state = 'open')`,
    { wave_id, order_id },
  )
}

export const openWaveOrders = (knex: Knex, wave_id?: string): Promise<WaveOrderRow[]> =>
  knex('wave_order')
    .where({ state: 'open', ...(wave_id && { wave_id }) })
    .orderBy(['wave_id', 'position'])

export async function leaveWave(knex: Knex, wave_id: string, order_id: string, reason: string): Promise<void> {
  await readWave(knex, wave_id)
  if (!(await leaveWaves(knex, [{ order_id, state: 'out', reason }], wave_id))) throw notInWave()
}
