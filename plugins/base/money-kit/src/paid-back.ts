import type { MedusaContainer } from '@medusajs/framework/types'
import type { PaidBack, PaysBack } from '@shanzhen/ports/types'

/** By line; without a `key` nobody else pays anything back. */
export async function readPaidBack(
  container: MedusaContainer,
  key: string | undefined,
  line_item_ids: string[],
): Promise<Map<string, PaidBack>> {
  if (!key || !line_item_ids.length) return new Map()
  const found = await container.resolve<PaysBack>(key).paidBackOf(container, line_item_ids)
  return new Map(found.map((one) => [one.line_item_id, one]))
}

/** What somebody else gave back of an order's carriage; without a `key` nobody does. */
export const readFreightBack = async (
  container: MedusaContainer,
  key: string | undefined,
  order_id: string,
): Promise<number> => (key ? container.resolve<PaysBack>(key).freightBackOf(order_id) : 0)
