import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'

import { CERTIFICATE } from '@shanzhen/producers/modules/certificate'
import { LOT } from '@shanzhen/lots/modules/lot'

/** What can change what the shop says about a product; each kind is an id of its own table. */
export type ChangeKind =
  | 'lot'
  | 'certificate'
  | 'product'
  | 'variant'
  | 'price'
  | 'producer'
  | 'inventory_level'
  | 'reservation'
  | 'order'

export type Changes = Map<ChangeKind, Set<string>>

type Resolve = (container: MedusaContainer, ids: string[]) => Promise<(string | null | undefined)[]>

const RESOLVERS: Record<ChangeKind, Resolve> = {
  product: async (_container, ids) => ids,
  variant: async (container, ids) => {
    const variants = await container
      .resolve(Modules.PRODUCT)
      .listProductVariants({ id: ids }, { select: ['product_id'], take: ids.length })
    return variants.map((variant) => variant.product_id)
  },
  price: async (container, ids) => {
    const rows = await graph<{ price_set?: { variant?: { product_id: string } } }>(
      container,
      'price',
      ['price_set.variant.product_id'],
      ids,
    )
    return rows.map((row) => row.price_set?.variant?.product_id)
  },
  producer: async (container, ids) => {
    const rows = await graph<{ goods?: { product?: { id: string } }[] }>(
      container,
      'producer',
      ['goods.product.id'],
      ids,
    )
    return rows.flatMap((row) => (row.goods ?? []).map((good) => good.product?.id))
  },
  lot: async (container, ids) => {
    const lots = await container.resolve(LOT).readLots(ids)
    return productsOfItems(
      container,
      lots.flatMap((lot) => lot.inventory_item_id ?? []),
    )
  },
  certificate: async (container, ids) => {
    const certificates = await container.resolve(CERTIFICATE).listCertificates({ id: ids }, { take: ids.length })
    return RESOLVERS.producer(
      container,
      certificates.map((certificate) => certificate.producer_id),
    )
  },
  inventory_level: async (container, ids) => {
    const levels = await container.resolve(Modules.INVENTORY).listInventoryLevels({ id: ids }, { take: ids.length })
    return productsOfItems(
      container,
      levels.map((level) => level.inventory_item_id),
    )
  },
  reservation: async (container, ids) => {
    const rows = await container
      .resolve(Modules.INVENTORY)
      .listReservationItems({ id: ids }, { take: ids.length, withDeleted: true })
    return productsOfItems(
      container,
      rows.map((row) => row.inventory_item_id),
    )
  },
  order: async (container, ids) => {
    const orders = await container
      .resolve(Modules.ORDER)
      .listOrders({ id: ids }, { relations: ['items'], take: ids.length })
    return orders.flatMap((order) => (order.items ?? []).map((item) => item.product_id))
  },
}

/** A deleted variant or price no longer says whose it was. */
const NEEDS_OWNER: ChangeKind[] = ['variant', 'price']

/** The products behind `changes`, each kind looked up once; null where only reading everything anew can tell. */
export async function productsBehind(container: MedusaContainer, changes: Changes): Promise<string[] | null> {
  const products = new Set<string>()
  for (const [kind, ids] of changes) {
    const found = await RESOLVERS[kind](container, [...ids])
    if (!found.length && NEEDS_OWNER.includes(kind)) return null
    found.forEach((id) => id && products.add(id))
  }
  return [...products]
}

/** Products whose stock hangs on these inventory items, gift boxes included. */
async function productsOfItems(container: MedusaContainer, itemIds: string[]) {
  if (!itemIds.length) return []
  const rows = await graph<{ variants?: ({ product_id: string } | null)[] }>(
    container,
    'inventory_item',
    ['variants.product_id'],
    [...new Set(itemIds)],
  )
  return rows.flatMap((item) => (item.variants ?? []).map((variant) => variant?.product_id))
}

async function graph<Row>(container: MedusaContainer, entity: string, fields: string[], ids: string[]) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity, fields, filters: { id: ids } })
  return data as Row[]
}
