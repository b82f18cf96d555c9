import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

/** What one piece of an order's line was made of when it was sold; the checkout's table `sold_part` keeps it. */
export type SoldPart = { line_item_id: string; inventory_item_id: string; required_quantity: number }

const MOST_PARTS = 100

/** By line. A line without parts was sold without stock being kept of it. Whoever moves stock asks this, never today's catalogue. */
export async function readSoldParts(container: MedusaContainer, lineIds: string[]): Promise<Map<string, SoldPart[]>> {
  const parts = new Map<string, SoldPart[]>(lineIds.map((id) => [id, []]))
  if (!parts.size) return parts
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'sold_part',
    fields: ['line_item_id', 'inventory_item_id', 'required_quantity'],
    filters: { line_item_id: [...parts.keys()] },
    pagination: { take: parts.size * MOST_PARTS, skip: 0, order: { inventory_item_id: 'ASC' } },
  })
  for (const part of data as unknown as SoldPart[]) parts.get(part.line_item_id)?.push(part)
  return parts
}
