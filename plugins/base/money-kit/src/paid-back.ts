import type { MedusaContainer } from '@medusajs/framework/types'

/** Pieces of a line whose money went back, is on its way, or is claimed, and how much of it. */
export type PaidBack = { line_item_id: string; quantity: number; fen: number }

/** Whoever pays for pieces of a line beside the one who asks (claims, recalls): an option `paidBack` names it in the container. */
export type PaysBack = { paidBackOf(container: MedusaContainer, line_item_ids: string[]): Promise<PaidBack[]> }

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
