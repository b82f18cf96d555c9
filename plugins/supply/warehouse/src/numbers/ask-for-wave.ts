import type { MedusaContainer } from '@medusajs/framework/types'
import { findCarrier } from '@shanzhen/shipping/carriers'
import { WAREHOUSE } from '../modules/warehouse'
import { readWave, waveOrders } from '../modules/warehouse/store/waves'
import { wish, wishesOf } from '../modules/warehouse/store/wishes'
import { readWaitingOrders } from '../modules/warehouse/store/worklist'
import { rulesOf } from '../rules'
import { tidyBench } from '../tidy'
import type { Numbers } from '../wire'
import { drainWishes } from './drain'

const PATIENCE_MS = 8000

/** A number for each order of a wave that a carrier takes, before anybody packs; one that does not come stops no other. */
export async function askForWave(container: MedusaContainer, wave_id: string, made_by: string): Promise<Numbers> {
  const { knex } = container.resolve(WAREHOUSE).own
  await readWave(knex, wave_id)
  await tidyBench(container, wave_id)
  const open = (await waveOrders(knex, wave_id)).filter(({ state }) => state === 'open')
  const waiting = await readWaitingOrders(
    knex,
    await rulesOf(container),
    open.map(({ order_id }) => order_id),
  )
  for (const { id: order_id, carrier_code } of waiting)
    if (findCarrier(carrier_code)?.kind === 'express') await wish(knex, { order_id, carrier_code, wave_id, made_by })
  await drainWishes(container, Date.now() + PATIENCE_MS, wave_id)
  return numbersOf(container, wave_id)
}

export async function numbersOf(container: MedusaContainer, wave_id: string): Promise<Numbers> {
  const { knex } = container.resolve(WAREHOUSE).own
  const [wishes, orders] = await Promise.all([wishesOf(knex, { wave_id }), waveOrders(knex, wave_id)])
  const display = new Map(orders.map(({ order_id, display_id }) => [order_id, display_id]))
  return {
    reserved: wishes.filter(({ state }) => state === 'reserved' || state === 'taken').length,
    waiting: wishes.filter(({ state }) => state === 'wanted').length,
    failed: wishes
      .filter(({ state }) => state === 'failed')
      .map(({ order_id, reason }) => ({ display_id: display.get(order_id) ?? 0, reason: reason ?? '' })),
  }
}
