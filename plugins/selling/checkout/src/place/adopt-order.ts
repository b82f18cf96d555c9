import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createOrUpdateOrderPaymentCollectionWorkflow } from '@medusajs/medusa/core-flows'
import { toFen } from '@shanzhen/money-kit/fen'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { CHECKOUT } from '../modules/checkout'
import { stampPlainOrder } from './stamp-plain-order'

type Row = {
  metadata: Record<string, unknown> | null
  summary?: { pending_difference?: number }
  items?: { metadata: Record<string, unknown> | null }[]
}

/**
 * A draft that became an order learns what the shop knows of its goods, and can be paid: its money is counted somewhere,
 * or nothing is due. Its placement is there since the database wrote it with the order (`checkout_place_draft`). Repeating
 * it changes nothing.
 */
export async function adoptOrder(container: MedusaContainer, order_id: string): Promise<void> {
  await withOrder(container, order_id, async () => {
    const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
      entity: 'order',
      fields: ['metadata', 'summary', 'items.metadata'],
      filters: { id: order_id },
    })
    const order = data[0] as unknown as Row | undefined
    if (!order) return
    const known = (order.items ?? []).every(({ metadata }) => typeof metadata?.weight_g === 'number')
    if (!known) await stampPlainOrder(container, order_id)
    const checkout = container.resolve(CHECKOUT)
    const [placement] = await checkout.listPlacements({ order_id }, { take: 1 })
    if (placement?.state !== 'open') return
    if (toFen(order.summary?.pending_difference ?? 0) > 0) {
      await createOrUpdateOrderPaymentCollectionWorkflow(container).run({ input: { order_id } })
      return
    }
    await checkout.updatePlacements({ id: placement.id, state: 'paid', paid_at: new Date() })
  })
}
