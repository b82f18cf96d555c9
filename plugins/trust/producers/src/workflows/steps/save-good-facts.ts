import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { TRACEABILITY } from '../../modules/traceability'
import * as errors from '../../modules/traceability/errors'
import { assertGoodFacts } from '../../rules'
import type { GoodFacts } from '../../types'

export type ProductFacts = { product_id: string; facts: GoodFacts }
type KnownProduct = {
  id: string
  good?: (GoodFacts & { id: string }) | null
  categories?: ({ name: string; metadata: Record<string, unknown> | null } | null)[]
}
type Undo = { created: { product_id: string; good_id: string }[]; before: (GoodFacts & { id: string })[] }

/** Writes the facts of each product, making and linking its good where there is none yet. */
export const saveGoodFactsStep = createStep(
  'save-good-facts',
  async (input: ProductFacts[], { container }) => {
    input.forEach(({ facts }) => assertGoodFacts(facts))
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const service = container.resolve(TRACEABILITY)
    const { data: products } = await query.graph({
      entity: 'product',
      fields: ['id', 'good.*', 'categories.name', 'categories.metadata'],
      filters: { id: input.map((entry) => entry.product_id) },
    })
    const byId = new Map((products as KnownProduct[]).map((product) => [product.id, product]))
    const undo: Undo = { created: [], before: [] }
    const fresh: ProductFacts[] = []
    const changed: (GoodFacts & { id: string })[] = []
    for (const entry of input) {
      const product = byId.get(entry.product_id)
      const foodCategory = product?.categories?.find((category) => category?.metadata?.is_food !== false)
      if (entry.facts.not_food && foodCategory) throw errors.foodCategoryRefused(foodCategory.name)
      if (product?.good?.id) {
        changed.push({ id: product.good.id, ...entry.facts })
        undo.before.push(product.good)
      } else fresh.push(entry)
    }
    if (changed.length) await service.updateGoods(changed)
    if (fresh.length) {
      const goods = await service.createGoods(fresh.map((entry) => entry.facts))
      undo.created = goods.map((good, i) => ({ product_id: fresh[i].product_id, good_id: good.id }))
      await container.resolve(ContainerRegistrationKeys.LINK).create(undo.created.map(asLink))
    }
    return new StepResponse(
      input.map((entry) => ({ id: entry.product_id })),
      undo,
    )
  },
  async (undo, { container }) => {
    if (!undo) return
    const service = container.resolve(TRACEABILITY)
    if (undo.created.length) {
      await container.resolve(ContainerRegistrationKeys.LINK).dismiss(undo.created.map(asLink))
      await service.deleteGoods(undo.created.map((entry) => entry.good_id))
    }
    if (undo.before.length) await service.updateGoods(undo.before)
  },
)

const asLink = (entry: Undo['created'][number]) => ({
  [Modules.PRODUCT]: { product_id: entry.product_id },
  [TRACEABILITY]: { good_id: entry.good_id },
})
