import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules, OrderChangeStatus, OrderChangeType } from '@medusajs/framework/utils'
import { cancelOrderWorkflow } from '@medusajs/medusa/core-flows'

/**
 * Cancels an order under its lock, also one whose earlier canceling a crash cut short: Medusa's workflow writes a credit
 * line as a change of its own, and a change left pending would refuse every later attempt.
 */
export async function cancelOrder(container: MedusaContainer, orderId: string): Promise<void> {
  const orders = container.resolve(Modules.ORDER)
  const left = await orders.listOrderChanges({
    order_id: orderId,
    change_type: OrderChangeType.CREDIT_LINE,
    status: OrderChangeStatus.PENDING,
  } as Parameters<typeof orders.listOrderChanges>[0])
  for (const change of left) await orders.cancelOrderChange(change.id)
  await cancelOrderWorkflow(container).run({ input: { order_id: orderId } })
}
