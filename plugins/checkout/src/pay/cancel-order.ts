import type { MedusaContainer } from '@medusajs/framework/types'
import { cancelOrderWorkflow } from '@medusajs/medusa/core-flows'
import { dropHalfWritten } from '@shanzhen/ledger/refunds/half-written'

/** Cancels an order under its lock, also one whose earlier canceling a crash cut short. */
export async function cancelOrder(container: MedusaContainer, orderId: string): Promise<void> {
  await dropHalfWritten(container, orderId)
  await cancelOrderWorkflow(container).run({ input: { order_id: orderId } })
}
