/** For whom an order is sent and until when it is to leave, as whoever sold it promised: asked once, kept beside the list. */
import type { MedusaContainer } from '@medusajs/framework/types'
import type { OrderSenders } from '@shanzhen/ports/types'
import { WAREHOUSE } from './modules/warehouse'
import { keepTerms, ordersWithoutTerms } from './modules/warehouse/store/terms'

/** Of orders that came since it was asked last. */
export async function learnTerms(container: MedusaContainer): Promise<void> {
  const { own, senders: keys } = container.resolve(WAREHOUSE)
  const { knex } = own
  if (!keys.length) return
  const ids = await ordersWithoutTerms(knex)
  if (!ids.length) return
  const found = await Promise.all(keys.map((key) => container.resolve<OrderSenders>(key).sendersOf(ids)))
  const senders = new Map(found.flatMap((some) => [...some]))
  await keepTerms(
    knex,
    ids.map((order_id) => {
      const sender = senders.get(order_id)
      return { order_id, sender_name: sender?.name ?? null, ship_by: sender?.ship_by ?? null }
    }),
  )
}
