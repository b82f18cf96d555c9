/** For whom an order is sent and until when it is to leave, as whoever sold it promised: asked once, kept beside the list. */
import type { MedusaContainer } from '@medusajs/framework/types'
import type { OrderSenders } from '@shanzhen/ports/types'
import { WAREHOUSE } from './modules/warehouse'
import { keepTerms, ordersWithoutTerms } from './modules/warehouse/store/terms'

/** Of orders that came since it was asked last. */
export async function learnTerms(container: MedusaContainer): Promise<void> {
  const { own, senders: key } = container.resolve(WAREHOUSE)
  const { knex } = own
  if (!key) return
  const ids = await ordersWithoutTerms(knex)
  if (!ids.length) return
  const senders = await container.resolve<OrderSenders>(key).sendersOf(ids)
  await keepTerms(
    knex,
    ids.map((order_id) => {
      const sender = senders.get(order_id)
      return { order_id, sender_name: sender?.name ?? null, ship_by: sender?.ship_by ?? null }
    }),
  )
}
