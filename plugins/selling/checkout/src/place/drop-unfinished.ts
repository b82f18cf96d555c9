import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { CHECKOUT } from '../modules/checkout'
import { everyRow } from '@shanzhen/workflow-kit/every-row'

/**
 * Clears what a crash between two steps left: a placement and perhaps held stock, but no order.
 * @returns whether there was no order.
 */
export async function dropUnfinished(
  container: MedusaContainer,
  placement: { id: string; order_id: string },
): Promise<boolean> {
  const [order] = await container
    .resolve(Modules.ORDER)
    .listOrders({ id: [placement.order_id] }, { select: ['id'], take: 1 })
  if (order) return false
  const inventory = container.resolve(Modules.INVENTORY)
  const held = await everyRow((after, page) =>
    inventory.listReservationItems({ description: heldFor(placement.order_id), ...after } as object, page),
  )
  if (held.length) {
    const keys = [...new Set(held.map((reservation) => reservation.inventory_item_id))].sort()
    await container
      .resolve(Modules.LOCKING)
      .execute(keys, () => inventory.deleteReservationItems(held.map((reservation) => reservation.id)), { timeout: 30 })
  }
  await container.resolve(CHECKOUT).deletePlacements(placement.id)
  return true
}

/** Written on each reservation, so that staff and a clean-up know whose it is. */
export const heldFor = (orderId: string) => `order ${orderId}`
