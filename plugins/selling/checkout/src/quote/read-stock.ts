/** Goods, their stock and the store's own channel out of Medusa's tables as they stand at this moment, read once for all who ask in it. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { Gathered } from '@shanzhen/workflow-kit/gathered'
import type { ShelfGood } from './shelf-good'

type Level = { inventory_item_id: string; location_id: string; stocked_quantity: number; reserved_quantity: number }

const knexOf = (container: MedusaContainer): Knex => container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

const levels = new Gathered(async (items: string[], container: MedusaContainer) => {
  const { rows } = await knexOf(container).raw<{ rows: Level[] }>(
    `select inventory_item_id, location_id, stocked_quantity::float8, reserved_quantity::float8 from inventory_level
      where inventory_item_id = any(?) and deleted_at is null`,
    [items],
  )
  const found = new Map<string, Level[]>(items.map((id) => [id, []]))
  for (const level of rows) found.get(level.inventory_item_id)?.push(level)
  return found
})

/** By inventory item, at every place it lies. */
export const readLevels = (container: MedusaContainer, items: string[]): Promise<Map<string, Level[]>> =>
  items.length ? levels.ask(items, container) : Promise.resolve(new Map())

/** The sales channel that the store calls its own. */
export async function readStoreChannel(container: MedusaContainer): Promise<string | null> {
  const { rows } = await knexOf(container).raw<{ rows: { id: string | null }[] }>(
    'select default_sales_channel_id as id from store where deleted_at is null order by id limit 1',
  )
  return rows[0]?.id ?? null
}

/** Sizes by SKU, as it is written there. */
export async function readSizesOf(container: MedusaContainer, skus: string[]): Promise<Map<string, string>> {
  const { rows } = await knexOf(container).raw<{ rows: { id: string; sku: string }[] }>(
    'select id, sku from product_variant where sku = any(?) and deleted_at is null',
    [skus],
  )
  return new Map(rows.map(({ id, sku }) => [sku, id]))
}

const PRODUCT = [
  ...['id', 'title', 'subtitle', 'description', 'handle', 'status', 'thumbnail', 'discountable', 'is_giftcard'],
  ...['type_id', 'collection_id', 'metadata'],
]
type Variant = Omit<ShelfGood, 'calculated_price' | 'inventory_items'>

const variants = new Gathered(async (ids: string[], container: MedusaContainer) => {
  const { rows } = await knexOf(container).raw<{ rows: Variant[] }>(
    `select v.id, v.title, v.sku, v.barcode, v.weight::float8, v.thumbnail, v.manage_inventory, v.allow_backorder,
        case when p.id is not null then jsonb_build_object(${PRODUCT.map((one) => `'${one}', p.${one}`).join(', ')}) end
          as product
      from product_variant v left join product p on p.id = v.product_id and p.deleted_at is null
      where v.id = any(?) and v.deleted_at is null`,
    [ids],
  )
  return new Map(rows.map((variant) => [variant.id, variant]))
})

export const readVariants = (container: MedusaContainer, ids: string[]): Promise<Map<string, Variant>> =>
  variants.ask(ids, container)
