import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

type Variant = { title: string; weight: number | null; inventory_items?: { inventory_item_id: string }[] }
type Row = { id: string; producer_id: string | null; product?: { title: string; variants?: Variant[] } | null }
export type GoodName = {
  title: string
  producer_id: string | null
  sizes: { title: string; weight_g: number | null; inventory_item_id: string }[]
}

/** By good: what people call it, whose it is, and its sizes with their net weight where it is known. */
export async function goodNames(container: MedusaContainer, ids: string[]): Promise<Map<string, GoodName>> {
  if (!ids.length) return new Map()
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'good',
    fields: [
      ...['id', 'producer_id', 'product.title', 'product.variants.title', 'product.variants.weight'],
      'product.variants.inventory_items.inventory_item_id',
    ],
    filters: { id: [...new Set(ids)] },
  })
  return new Map(
    (data as unknown as Row[]).map(({ id, producer_id, product }) => [
      id,
      {
        ...{ title: product?.title ?? '', producer_id },
        sizes: (product?.variants ?? []).flatMap(({ title, weight, inventory_items = [] }) =>
          // A box of several goods is no size of one of them.
          inventory_items.length === 1
            ? { title, weight_g: weight, inventory_item_id: inventory_items[0].inventory_item_id }
            : [],
        ),
      },
    ]),
  )
}
