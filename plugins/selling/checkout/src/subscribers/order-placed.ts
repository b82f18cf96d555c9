import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, OrderWorkflowEvents } from '@medusajs/framework/utils'
import { Gathered } from '@shanzhen/workflow-kit/gathered'
import { CHECKOUT } from '../modules/checkout'
import { adoptOrder } from '../place/adopt-order'
import { promiseCartOrder } from '../place/promise-cart-order'
import { stampPlainOrder } from '../place/stamp-plain-order'

/** Of orders that came in the same moment those that were placed here, and how. */
const placements = new Gathered(async (order_id: string[], container: MedusaContainer) => {
  const found = await container.resolve(CHECKOUT).promisesOf(order_id)
  return new Map(found.map((one) => [one.order_id, one.idempotency_key ? ('checkout' as const) : ('draft' as const)]))
})

/**
 * An order that came neither by checkout nor by Medusa's cart gets its time to pay too; one without any payment begun is
 * staff's affair. What staff wrote as a draft learns what the shop knows of its goods.
 */
export default async function orderPlaced({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const order_id = event.data.id
  const known = (await placements.ask([order_id], container)).get(order_id)
  // One with no key of a checkout was a draft: its placement came with the order, the rest may have been cut off.
  if (known === 'draft') return adoptOrder(container, order_id)
  if (known) return
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'order',
    fields: ['id', 'cart.id', 'payment_collections.payment_sessions.id'],
    filters: { id: order_id },
  })
  if (data[0] && !data[0].cart) await stampPlainOrder(container, order_id)
  const collections = (data[0]?.payment_collections ?? []) as ({ payment_sessions?: unknown[] } | null)[]
  const begun = collections.some((collection) => collection?.payment_sessions?.length)
  if (data[0] && (begun || data[0].cart)) await promiseCartOrder(container, order_id)
}

export const config: SubscriberConfig = { event: OrderWorkflowEvents.PLACED }
