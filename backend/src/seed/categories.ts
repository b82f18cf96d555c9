import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { createProductCategoriesWorkflow } from '@medusajs/medusa/core-flows'
import { categories } from './data/categories'

/** The shelves; `metadata.is_food` keeps medicine off the food shelves. @returns category ids by handle. */
export async function seedCategories(container: MedusaContainer): Promise<Map<string, string>> {
  const service = container.resolve(Modules.PRODUCT)
  const known = await service.listProductCategories({}, { take: 1000 })
  const handles = new Set(known.map((category) => category.handle))
  const missing = categories.filter((category) => !handles.has(category.handle))
  if (missing.length) {
    await createProductCategoriesWorkflow(container).run({
      input: {
        product_categories: missing.map(({ handle, name, name_en, is_food }) => ({
          handle,
          name,
          is_active: true,
          rank: categories.findIndex((category) => category.handle === handle),
          metadata: { name_en, is_food, demo: true },
        })),
      },
    })
  }
  const all = await service.listProductCategories({}, { take: 1000 })
  return new Map(all.map((category) => [category.handle, category.id]))
}
