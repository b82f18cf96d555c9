import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { readOrderOfGoods } from '@shanzhen/lots/outgoing/order-lines'
import { planTakes } from '@shanzhen/lots/outgoing/will-take'
import { findCarrier } from '@shanzhen/shipping/carriers'
import { refusedByGate } from '@shanzhen/shipping/lib/gate'
import { readPackingOrder } from '@shanzhen/shipping/parcels'
import { goodsOf } from '../goods'
import { WAREHOUSE } from '../modules/warehouse'
import { nothingToWave } from '../modules/warehouse/errors'
import { promisedOf } from '../modules/warehouse/store/picks'
import { addPicks, openWave, ordersWithoutPicks } from '../modules/warehouse/store/waves'
import { readWaiting, readWaitingOrders, type WaitingRow } from '../modules/warehouse/store/worklist'
import { rulesOf } from '../rules'
import { learnTerms } from '../terms'
import type { MadeWave, MakeWave } from '../wire'
import { tidyBench } from '../tidy'

const LOOKS: Record<WaitingRow['look'], string> = {
  ...{ ready: '', to_inspect: '待出库检验', held: '检验未通过', stopped: '标了勿发' },
}
const WAYS: Record<WaitingRow['way'], string> = { express: '快递', cold_chain: '冷链', pickup: '自提' }

/** Why an order goes into no wave, in words; null where it may. What was called back is known to shipping's gates. */
async function whyNot(container: MedusaContainer, row: WaitingRow): Promise<string | null> {
  if (row.look !== 'ready') return LOOKS[row.look]
  if (row.wave_number) return `已在波次 ${row.wave_number}`
  if (row.packer) return '正在打包'
  const order = await readPackingOrder(container, row.id)
  const open = order?.lines.filter(({ left }) => left > 0) ?? []
  const line_item_ids = open.map(({ line_item_id }) => line_item_id)
  return (await refusedByGate(container, { order_id: row.id, line_item_ids, stage: 'packing' }))?.message ?? null
}

/**
 * Orders to be picked together: those named, or as many as a wave holds of what a filter finds, first to leave first. Who may
 * not go is left out and told; what is picked names the very lots the parcels will be taken from. @throws where none is left
 */
export async function makeWave(container: MedusaContainer, input: MakeWave & { made_by: string }): Promise<MadeWave> {
  const service = container.resolve(WAREHOUSE)
  await learnTerms(container)
  const [rules, { wave_size }] = await Promise.all([rulesOf(container), service.settings()])
  await tidyBench(container)
  const filter = { ...input.filter, look: 'ready' as const, waved: 'no' as const }
  const rows = input.order_ids
    ? await readWaitingOrders(service.own.knex, rules, input.order_ids)
    : (await readWaiting(service.own.knex, rules, filter, wave_size)).rows
  const kept = new Map(await Promise.all(rows.map(async (row) => [row.id, await whyNot(container, row)] as const)))
  const left_out = rows.flatMap(({ id, display_id }) => {
    const why = kept.get(id)
    return why ? [{ display_id, why }] : []
  })
  const fit = rows.filter(({ id }) => !kept.get(id))
  const made = fit.length
    ? await openWave(
        service.own.knex,
        { kind: input.kind, made_by: input.made_by, name: nameOf(fit), carrier_code: only(fit, 'carrier_code') },
        fit,
      )
    : null
  if (!made) throw nothingToWave(left_out.length ? `：${left_out[0].why}` : '')
  await planMissing(container, made.id)
  const late = fit.filter(({ id }) => !made.taken.includes(id))
  return {
    wave: { id: made.id, number: made.number, orders: made.taken.length },
    left_out: [...left_out, ...late.map(({ display_id }) => ({ display_id, why: '刚进了别的波次' }))],
  }
}

const only = <K extends 'carrier_code' | 'zone' | 'way'>(rows: WaitingRow[], key: K): WaitingRow[K] | null =>
  rows.every((row) => row[key] === rows[0][key]) ? rows[0][key] : null

/** What its orders have in common. */
function nameOf(rows: WaitingRow[]): string {
  const way = only(rows, 'way')
  const carrier = only(rows, 'carrier_code')
  const zone = only(rows, 'zone')
  const said = [carrier && findCarrier(carrier)?.name, way && way !== 'pickup' && WAYS[way], zone]
  return said.filter(Boolean).join(' · ') || '混合'
}

const TOGETHER = 8
const PLAN = 'warehouse:plan'
const LOCK_S = 60

/** One after the other: what one wave fetches another does not plan to find. Orders that have their picks keep them. */
export async function planMissing(container: MedusaContainer, wave_id: string): Promise<void> {
  const { knex } = container.resolve(WAREHOUSE).own
  if (!(await ordersWithoutPicks(knex, wave_id)).length) return
  const plan = async () => planPicks(container, wave_id, await ordersWithoutPicks(knex, wave_id))
  await container.resolve(Modules.LOCKING).execute(PLAN, plan, { timeout: LOCK_S })
}

async function planPicks(container: MedusaContainer, wave_id: string, order_ids: string[]): Promise<void> {
  const { knex } = container.resolve(WAREHOUSE).own
  const orders = []
  for (let i = 0; i < order_ids.length; i += TOGETHER) {
    const some = order_ids.slice(i, i + TOGETHER).map((id) => readOrderOfGoods(container, id))
    orders.push(...(await Promise.all(some)).filter((order) => order !== null))
  }
  const items = orders.flatMap(({ lines }) => lines.flatMap(({ item_ids }) => item_ids))
  const takes = await planTakes(container, orders, await promisedOf(knex, [...new Set(items)]))
  const goods = await goodsOf(
    container,
    takes.map(({ inventory_item_id }) => inventory_item_id),
  )
  const picks = takes.map(({ order_id, line_item_id, inventory_item_id, lot, quantity }) => ({
    ...{ order_id, line_item_id, inventory_item_id, quantity },
    ...{ lot_id: lot?.id ?? null, lot_code: lot?.code ?? null },
    title: goods.get(inventory_item_id)?.title ?? '商品',
  }))
  await addPicks(knex, wave_id, picks)
}
