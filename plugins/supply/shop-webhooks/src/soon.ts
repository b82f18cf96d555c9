/**
 * A first try follows what happened at once, beside whoever did it. It is made as well as it goes: what it loses, the job of the
 * next minute finds.
 */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { SHOP_ORDER } from '@shanzhen/shop-orders/modules/shop-order'
import { Gathered } from '@shanzhen/workflow-kit/gathered'
import { deliverDue } from './deliver'
import { WEBHOOK } from './modules/webhook'
import { noticeOrdersOf } from './notice'

/** After that the job goes on. */
const FOR_MS = 20_000
/** Shops that are being sent to, and whether more has come for them since. */
const sending = new Map<string, boolean>()

const moved = new Gathered<never, MedusaContainer>(async (order_ids, container) => {
  await container.resolve(SHOP_ORDER).followCanceled(order_ids)
  sendSoon(container, await noticeOrdersOf(container, order_ids))
  return new Map<string, never>()
})

/**
 * These orders of Medusa's were placed or given up; asked for many in one moment, they are read once. What goes wrong with
 * that keeps nothing else from being told.
 */
export async function tellOfOrders(container: MedusaContainer, order_ids: string[]): Promise<void> {
  if (container.resolve(WEBHOOK).atOnce) await moved.ask(order_ids, container).catch(later(container))
}

/** Nobody waits for it: a receiver may take its time, and keeps no shop but its own. */
export function sendSoon(container: MedusaContainer, shop_ids: string[]): void {
  if (!container.resolve(WEBHOOK).atOnce) return
  for (const shop_id of shop_ids) sendTo(container, shop_id).catch(later(container))
}

const later = (container: MedusaContainer) => (error: Error) =>
  container.resolve(ContainerRegistrationKeys.LOGGER).warn(`shop-webhooks: goes out later: ${error.message}`)

async function sendTo(container: MedusaContainer, shop_id: string): Promise<void> {
  if (sending.has(shop_id)) return void sending.set(shop_id, true)
  try {
    do {
      sending.set(shop_id, false)
      await deliverDue(container, { shop_id, for_ms: FOR_MS })
    } while (sending.get(shop_id))
  } finally {
    sending.delete(shop_id)
  }
}
