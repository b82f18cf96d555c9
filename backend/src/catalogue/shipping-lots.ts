import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { LotMark, ShippingLot } from '@shanzhen/lots/lot-types'

/** The lot each size of a good is now sent from. A gift box has none of its own: every good in it has one. */
export async function lotsOfVariants(
  container: MedusaContainer,
  variantIds: string[],
): Promise<Map<string, ShippingLot>> {
  if (!variantIds.length) return new Map()
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'variant',
    fields: ['id', 'inventory_items.inventory_item_id'],
    filters: { id: variantIds },
  })
  const items = new Map(
    (data as { id: string; inventory_items?: { inventory_item_id: string }[] }[]).flatMap(({ id, inventory_items }) =>
      inventory_items?.length === 1 ? [[id, inventory_items[0].inventory_item_id] as const] : [],
    ),
  )
  const lots = await container.resolve('lot').shippingLots([...items.values()])
  return new Map(
    [...items].flatMap(([id, item]) => {
      const lot = lots.get(item)
      return lot ? [[id, lot] as const] : []
    }),
  )
}

/** What of a lot stands on cards and lines. */
export const toMark = ({ code, town, village, tested_at, is_demo }: ShippingLot): LotMark => ({
  code,
  town,
  village,
  tested_at,
  is_demo,
})
