/** What ended elsewhere ends at the bench too: orders canceled, sent or unpacked at their own page. Safe to repeat. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { WAREHOUSE } from './modules/warehouse'
import { readyParcels } from './modules/warehouse/store/manifests'
import { endPacking, numberPacked, openPackings } from './modules/warehouse/store/packings'
import { leaveUnpacked } from './modules/warehouse/store/samples'
import { dropUnpacked, takeOut } from './modules/warehouse/store/cartons'
import { backIntoWave, leaveWaves, openWaveOrders } from './modules/warehouse/store/waves'
import { dropNumber, openWishOrders } from './modules/warehouse/store/wishes'
import { idleOrders } from './modules/warehouse/store/worklist'
import { tellDesk } from './numbers/tell-desk'

const OVER = { canceled: '订单已取消', sent: '已在订单页发出或没有要发的了' }

/** Reads open rows alone. @param wave_id of one wave; none: of all */
export async function tidyBench(container: MedusaContainer, wave_id?: string): Promise<void> {
  const { knex } = container.resolve(WAREHOUSE).own
  const [waved, packings, wished] = await Promise.all([
    openWaveOrders(knex, wave_id),
    wave_id ? [] : openPackings(knex),
    wave_id ? [] : openWishOrders(knex),
  ])
  const ids = [...waved, ...packings].map(({ order_id }) => order_id)
  const idle = await idleOrders(knex, [...new Set([...ids, ...wished])])
  const why = new Map(idle.map(({ id, canceled }) => [id, canceled ? OVER.canceled : OVER.sent]))
  for (const { id, order_id } of packings) {
    const reason = why.get(order_id)
    if (reason) await endPacking(knex, id, 'dropped', reason)
  }
  const out = waved.flatMap(({ order_id }) => {
    const reason = why.get(order_id)
    return reason ? [{ order_id, state: 'out' as const, reason }] : []
  })
  await leaveWaves(knex, out)
  for (const order_id of wished) if (why.has(order_id)) await dropNumber(knex, { order_id })
  if (wave_id) return
  await leaveUnpacked(knex)
  await dropUnpacked(knex)
  await followUnpacked(container)
  await tellDesk(container)
}

/** Parcels packed here that were unpacked at their order's page. */
async function followUnpacked(container: MedusaContainer): Promise<void> {
  const { knex } = container.resolve(WAREHOUSE).own
  const packed = new Map((await readyParcels(knex)).map((row) => [row.fulfillment_id, row]))
  if (!packed.size) return
  const gone = await container
    .resolve(Modules.FULFILLMENT)
    .listFulfillments({ id: [...packed.keys()] }, { take: packed.size, select: ['id', 'canceled_at'] })
  for (const { id, canceled_at } of gone) {
    const row = packed.get(id)
    if (!row || !canceled_at) continue
    await undoneElsewhere(container, row)
  }
}

type Packed = {
  id: string
  fulfillment_id: string | null
  order_id: string
  wave_id: string | null
  tracking_number: string | null
}
export async function undoneElsewhere(container: MedusaContainer, row: Packed, reason = '在订单页拆包'): Promise<void> {
  const { knex } = container.resolve(WAREHOUSE).own
  if (!(await endPacking(knex, row.id, 'undone', reason))) return
  if (row.fulfillment_id) await takeOut(knex, { fulfillment_id: row.fulfillment_id }, 'shop')
  if (row.wave_id) await backIntoWave(knex, row.wave_id, row.order_id)
  // Orders of one recipient may share the box, and its number.
  if (row.tracking_number && !(await numberPacked(knex, row.tracking_number)))
    await dropNumber(knex, { tracking_number: row.tracking_number })
}
