import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { alreadyShipped, notPayable } from '../lib/refusal'
import { CHECKOUT } from '../modules/checkout'
import type { BuyerCancelReason } from '../types'
import { freeCanceledOrderWorkflow } from '../workflows/workflows/free-canceled-order'
import { markCanceled } from './close-order'
import { withOrder, withParcels } from '@shanzhen/workflow-kit/order-lock'
import { eachCanceledOrder } from './placement-pages'
import { returnStrayMoney } from './return-money'

type Row = { id: string; status: string; items?: { id: string }[]; fulfillments?: { canceled_at: string | null }[] }

/**
 * The buyer gives up a paid order of which nothing has left. The order's own state is the decision: from then on no parcel
 * leaves, and what is still to do (free the goods, send the money back) the sweep finishes after a crash. Shipping takes
 * the parcels' lock, so exactly one of the two wins. @throws Refusal 409 where a parcel is packed or gone.
 */
export async function cancelPaidOrder(
  container: MedusaContainer,
  orderId: string,
  reason: BuyerCancelReason,
): Promise<void> {
  await withParcels(container, orderId, () =>
    withOrder(container, orderId, async () => {
      const order = await readOrderRow(container, orderId)
      if (order.status === 'canceled') return finishCanceling(container, order)
      if (order.fulfillments?.some((parcel) => !parcel.canceled_at)) throw alreadyShipped()
      const checkout = container.resolve(CHECKOUT)
      const [placement] = await checkout.listPlacements({ order_id: orderId }, { take: 1 })
      if (placement?.state !== 'paid') throw notPayable('canceled')
      await checkout.updatePlacements({ id: placement.id, buyer_reason: reason })
      await container.resolve(Modules.ORDER).cancel(orderId)
      await finishCanceling(container, order)
    }),
  )
  // The order is canceled and its money owed; what a provider does not take now, the sweep brings it later.
  await returnStrayMoney(container, orderId).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : 'unknown'
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`checkout: money of ${orderId} goes back later: ${why}`)
  })
}

/** What a crash between the decision and its consequences left undone; also where staff's canceling lost its event. */
export async function finishCanceledOrders(container: MedusaContainer, since: Date): Promise<string[]> {
  const left: { order_id: string }[] = []
  for await (const order_id of eachCanceledOrder(container, since)) {
    const open = { order_id, state: ['open' as const, 'paid' as const] }
    left.push(...(await container.resolve(CHECKOUT).listPlacements(open, { take: order_id.length })))
  }
  for (const { order_id } of left) {
    await withOrder(container, order_id, async () =>
      finishCanceling(container, await readOrderRow(container, order_id)),
    )
  }
  return left.map(({ order_id }) => order_id)
}

async function finishCanceling(container: MedusaContainer, order: Row): Promise<void> {
  const [placement] = await container.resolve(CHECKOUT).listPlacements({ order_id: order.id }, { take: 1 })
  if (!placement || placement.state === 'canceled') return
  const line_ids = (order.items ?? []).map(({ id }) => id)
  await freeCanceledOrderWorkflow(container).run({ input: { order_id: order.id, line_ids } })
  await markCanceled(container, order.id, placement.buyer_reason ? 'buyer' : 'staff')
}

async function readOrderRow(container: MedusaContainer, orderId: string): Promise<Row> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: ['id', 'status', 'items.id', 'fulfillments.canceled_at'],
    filters: { id: orderId },
  })
  return data[0] as unknown as Row
}
