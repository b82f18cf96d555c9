import type { CreateProductWorkflowInputDTO, MedusaContainer } from '@medusajs/framework/types'
import { Modules, ProductStatus } from '@medusajs/framework/utils'
import { createProductsWorkflow } from '@medusajs/medusa/core-flows'
import { type SeedProduct, seedProducts, skuOf } from './data/catalogue'

export type GoodsContext = {
  channelId: string
  profileId: string
  categoryIds: Map<string, string>
}

/** Puts the goods on sale: single goods first, gift boxes after, as kits of what they hold. @returns how many were added. */
export async function seedGoods(container: MedusaContainer, context: GoodsContext): Promise<number> {
  const known = await container.resolve(Modules.PRODUCT).listProducts({}, { select: ['handle'], take: 10000 })
  const handles = new Set(known.map((product) => product.handle))
  const missing = seedProducts.filter((product) => !handles.has(product.handle))
  const singles = missing.filter((product) => !product.components.length)
  const boxes = missing.filter((product) => product.components.length)
  if (singles.length) {
    await createProductsWorkflow(container).run({
      input: { products: singles.map((good) => toProduct(good, context)) },
    })
  }
  if (boxes.length) {
    const itemIds = await inventoryItemIds(container)
    const products = boxes.map((good) => toProduct(good, context, itemIds))
    await createProductsWorkflow(container).run({ input: { products } })
  }
  return missing.length
}

/** Inventory item ids by SKU. */
export async function inventoryItemIds(container: MedusaContainer): Promise<Map<string, string>> {
  const items = await container.resolve(Modules.INVENTORY).listInventoryItems({}, { take: 10000 })
  return new Map(items.map((item) => [item.sku ?? '', item.id]))
}

function toProduct(
  good: SeedProduct,
  context: GoodsContext,
  itemIds?: Map<string, string>,
): CreateProductWorkflowInputDTO {
  const categoryId = context.categoryIds.get(good.category_handle)
  return {
    handle: good.handle,
    title: good.title,
    description: good.words.text,
    status: ProductStatus.PUBLISHED,
    category_ids: categoryId ? [categoryId] : [],
    sales_channels: [{ id: context.channelId }],
    shipping_profile_id: context.profileId,
    metadata: { title_en: good.words.title_en, description_en: good.words.text_en, demo: true },
    options: [{ title: '规格', values: good.variants.map((variant) => variant.option) }],
    variants: good.variants.map((variant) => ({
      title: variant.option,
      sku: skuOf(good.handle, variant.option),
      weight: variant.weight_g,
      manage_inventory: true,
      allow_backorder: false,
      options: { 规格: variant.option },
      prices: [{ currency_code: 'cny', amount: variant.price_cny }],
      ...(itemIds && { inventory_items: componentsOf(good, itemIds) }),
    })),
  }
}

function componentsOf(box: SeedProduct, itemIds: Map<string, string>) {
  return box.components.map(({ handle, option, quantity }) => ({
    inventory_item_id: itemIds.get(skuOf(handle, option)) ?? '',
    required_quantity: quantity,
  }))
}
