import type { MedusaContainer } from '@medusajs/framework/types'
import { cancelOrderWorkflow } from '@medusajs/medusa/core-flows'
import { dropOpenChanges } from '@shanzhen/workflow-kit/order-change/set-aside'
import { dropHalfWritten } from '@shanzhen/money-kit/refunds/half-written'

/** Cancels an order under its lock, also one that staff were changing or whose canceling a crash cut short. */
export async function cancelOrder(container: MedusaContainer, orderId: string): Promise<void> {
  await dropHalfWritten(container, orderId)
  await dropOpenChanges(container, orderId)
  await cancelOrderWorkflow(container).run({ input: { order_id: orderId } })
}
