import type { MedusaContainer } from '@medusajs/framework/types'
import { namesOf } from '@shanzhen/http/names'
import { LOT } from '@shanzhen/lots/modules/lot'
import { goodsOf } from '../goods'
import { WAREHOUSE } from '../modules/warehouse'
import { picksOf, type PickRow, type ShortRow, shortsOf } from '../modules/warehouse/store/picks'
import { liesWhere, placeOf } from '../modules/warehouse/store/places'
import { readWave, waveOrders, type WaveRow } from '../modules/warehouse/store/waves'
import { wishesOf } from '../modules/warehouse/store/wishes'
import { mayLeave } from '../pack/picked-lots'
import { tidyBench } from '../tidy'
import { emptyByBook } from './bin-check'
import { planMissing } from './make-wave'
import type { PickStopSaid, ShortPickSaid, WaveFileSaid, WaveRowSaid } from '../wire'

/** Goods that lie nowhere yet are fetched last. */
const NOWHERE = '\uffff'

export async function readWaveFile(container: MedusaContainer, id: string): Promise<WaveFileSaid> {
  await tidyBench(container, id)
  await planMissing(container, id)
  const { knex } = container.resolve(WAREHOUSE).own
  const [wave, orders, picks, shorts, wishes] = await Promise.all([
    readWave(knex, id),
    waveOrders(knex, id),
    picksOf(knex, id),
    shortsOf(knex, id),
    wishesOf(knex, { wave_id: id }),
  ])
  // A number typed at the bench was asked for by no wave.
  const packed = orders.filter(({ state }) => state === 'packed').map(({ order_id }) => order_id)
  const typed = await wishesOf(knex, { order_ids: packed })
  const numberOf = new Map([...typed, ...wishes].map((row) => [row.order_id, row]))
  const [[shown], stops, shortsShown] = await Promise.all([
    showWaves(container, [wave]),
    stopsOf(container, wave, picks),
    showShorts(container, shorts),
  ])
  return {
    wave: shown,
    stops,
    orders: orders.map(({ order_id, display_id, position, state, reason }) => ({
      ...{ order_id, display_id, position, state, reason },
      tracking_number: numberOf.get(order_id)?.tracking_number ?? null,
      number_fault: numberOf.get(order_id)?.state === 'failed' ? (numberOf.get(order_id)?.reason ?? null) : null,
    })),
    shorts: shortsShown,
  }
}

export async function showWaves(container: MedusaContainer, rows: WaveRow[]): Promise<WaveRowSaid[]> {
  const names = await namesOf(
    container,
    rows.map(({ made_by }) => made_by),
  )
  return rows.map((row) => ({
    ...{ id: row.id, number: row.number, name: row.name, state: row.state, kind: row.kind },
    ...{ made_by: names[row.made_by], made_at: row.made_at, orders: row.orders, packed: row.packed, out: row.out },
    ...{ pieces: row.pieces, picked: row.picked, shorts: row.shorts },
  }))
}

export async function showShorts(container: MedusaContainer, rows: ShortRow[]): Promise<ShortPickSaid[]> {
  const names = await namesOf(
    container,
    rows.map(({ made_by }) => made_by),
  )
  return rows.map((row) => ({
    ...{ id: row.id, wave: row.wave, order_id: row.order_id, display_id: row.display_id, title: row.title },
    ...{ quantity: row.quantity, reason: row.reason, reported_by: names[row.made_by], at: row.made_at },
    decision: row.decision,
  }))
}

/** As one walks: by place, each good and lot once, with the boxes its pieces go into. */
export async function stopsOf(
  container: MedusaContainer,
  { id: wave_id, kind, state }: Pick<WaveRow, 'id' | 'kind' | 'state'>,
  picks: PickRow[],
): Promise<PickStopSaid[]> {
  const { knex } = container.resolve(WAREHOUSE).own
  const items = [...new Set(picks.map(({ inventory_item_id }) => inventory_item_id))]
  const lot_ids = [...new Set(picks.flatMap(({ lot_id }) => lot_id ?? []))]
  const [goods, lies, lots, asked] = await Promise.all([
    goodsOf(container, items),
    liesWhere(knex, items),
    lot_ids.length ? container.resolve(LOT).readLots(lot_ids) : [],
    state === 'open' ? emptyByBook(container, wave_id, picks) : new Set<string>(),
  ])
  const days = new Map(lots.map(({ id, best_before }) => [id, best_before]))
  const stopped = new Set(lots.filter((lot) => !mayLeave(lot)).map(({ id }) => id))
  const stops = new Map<string, PickStopSaid>()
  for (const pick of picks) {
    const { inventory_item_id, lot_id, lot_code, title, quantity, picked, position, display_id } = pick
    const key = `${inventory_item_id} ${lot_id ?? ''}`
    const place = placeOf(lies, inventory_item_id, lot_id)
    const stop: PickStopSaid = stops.get(key) ?? {
      ...{ key, inventory_item_id, lot_id, lot_code, title },
      best_before: (lot_id && days.get(lot_id)) || null,
      stopped: lot_id !== null && stopped.has(lot_id),
      ...{ place: place?.code ?? null, cold: place?.cold ?? false, sku: goods.get(inventory_item_id)?.sku ?? null },
      ...{ quantity: 0, picked: 0, short: 0, done: true, boxes: [] },
      ask_empty: lot_id !== null && asked.has(lot_id),
    }
    const box = stop.boxes.find((one) => one.position === position)
    stops.set(key, {
      ...stop,
      quantity: stop.quantity + quantity,
      picked: stop.picked + picked,
      short: stop.short + (pick.state === 'short' ? quantity - picked : 0),
      done: stop.done && pick.state !== 'open',
      boxes:
        kind === 'batch'
          ? []
          : box
            ? stop.boxes.map((one) => (one === box ? { ...one, quantity: one.quantity + quantity } : one))
            : [...stop.boxes, { position, display_id, quantity }],
    })
  }
  const order = (stop: PickStopSaid) =>
    `${stop.place ?? NOWHERE} ${stop.title} ${stop.best_before ?? ''} ${stop.lot_code ?? ''}`
  return [...stops.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1))
}
