import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules, OrderChangeStatus, OrderChangeType } from '@medusajs/framework/utils'

/**
 * Under the order's lock. Medusa writes a credit line with a refund or a canceling as a change of the order; one that a
 * crash left pending would refuse every other.
 */
export async function dropHalfWritten(container: MedusaContainer, order_id: string): Promise<void> {
  const orders = container.resolve(Modules.ORDER)
  const left = await orders.listOrderChanges({
    order_id,
    change_type: OrderChangeType.CREDIT_LINE,
    status: OrderChangeStatus.PENDING,
  } as Parameters<typeof orders.listOrderChanges>[0])
  for (const change of left) await orders.cancelOrderChange(change.id)
}
