import type { MedusaContainer } from '@medusajs/framework/types'
import type { OrderOwners } from '@shanzhen/ports/types'

/** @param owners container keys of who knows for whom orders are sent. @throws MedusaError not_allowed where staff act for them */
export async function assertNotOwnOrder(
  container: MedusaContainer,
  owners: string[],
  order_id: string,
  staff_id: string,
): Promise<void> {
  for (const key of owners) await container.resolve<OrderOwners>(key).assertNotOwnOrder(container, order_id, staff_id)
}
