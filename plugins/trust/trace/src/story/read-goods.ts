import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { toGtin14 } from '../gs1/digital-link'
import type { GoodRecord, ProducerRecord } from './records'

type Variant = NonNullable<GoodRecord['variant']>
type LinkedGood = {
  id: string
  kind: GoodRecord['kind']
  gi: string | null
  product?: {
    id: string
    title: string
    handle: string
    thumbnail: string | null
    metadata: Record<string, unknown> | null
  }
}
type Shelf = {
  inventory_item_id: string
  required_quantity: number
  variant?: { id: string; title: string; ean: string | null; product_id: string }
}

const graph = async <T>(
  container: MedusaContainer,
  entity: string,
  fields: string[],
  filters: object,
): Promise<T[]> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity, fields, filters })
  return data as T[]
}

/** What each good is and how the shop calls it, by good id. */
export async function readGoods(container: MedusaContainer, ids: string[]) {
  const fields = [
    'id',
    'kind',
    'gi',
    'product.id',
    'product.title',
    'product.handle',
    'product.thumbnail',
    'product.metadata',
  ]
  const goods = await graph<LinkedGood>(container, 'good', fields, { id: [...new Set(ids)] })
  return new Map<string, Omit<GoodRecord, 'variant'> & { product_id: string }>(
    goods.map(({ id, kind, gi, product }) => [
      id,
      {
        kind,
        gi,
        product_id: product?.id ?? '',
        title: product?.title ?? '',
        title_en: typeof product?.metadata?.title_en === 'string' ? product.metadata.title_en : null,
        handle: product?.handle ?? null,
        thumbnail: product?.thumbnail ?? null,
      },
    ]),
  )
}

export async function readProducers(container: MedusaContainer, ids: string[]) {
  if (!ids.length) return new Map<string, ProducerRecord>()
  const fields = ['id', 'name', 'kind', 'sc_licence', 'credit_code', 'town', 'is_demo']
  const producers = await graph<ProducerRecord & { id: string }>(container, 'producer', fields, {
    id: [...new Set(ids)],
  })
  return new Map<string, ProducerRecord>(producers.map(({ id, ...producer }) => [id, producer]))
}

/** The size a stock item is sold in by itself, by item and product: a gift box that holds it too is another good. */
export async function readVariants(container: MedusaContainer, itemIds: string[]) {
  if (!itemIds.length) return new Map<string, Variant>()
  const fields = [
    'inventory_item_id',
    'required_quantity',
    'variant.id',
    'variant.title',
    'variant.ean',
    'variant.product_id',
  ]
  const shelves = await graph<Shelf>(container, 'product_variant_inventory_item', fields, {
    inventory_item_id: [...new Set(itemIds)],
  })
  return new Map<string, Variant>(
    shelves.flatMap(({ inventory_item_id, required_quantity, variant }) =>
      variant && required_quantity === 1
        ? [
            [
              `${inventory_item_id} ${variant.product_id}`,
              { id: variant.id, title: variant.title, gtin14: variant.ean ? toGtin14(variant.ean) : null },
            ],
          ]
        : [],
    ),
  )
}
