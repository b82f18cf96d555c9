import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { setGoodFactsWorkflow } from '@shanzhen/producers/workflows'
import { seedProducts } from './data/catalogue'

/** Villages the county's stories name; other goods know only their town. */
const VILLAGES: Record<string, string> = {
  'xianggu-dry': '青龙娅村',
  huagu: '青龙娅村',
  'xianggu-fresh': '青龙娅村',
  'tianma-slice': '严家坪村',
  'tianma-fresh': '严家坪村',
  'moyu-noodle': '严家坪村',
}

/** Says what each seeded good is, where nothing is said yet: how it keeps, where it is from, how it may be returned. */
export async function seedFacts(container: MedusaContainer, producerIds: Map<string, string>) {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'product',
    fields: ['id', 'handle', 'good.id'],
    filters: { handle: seedProducts.map((good) => good.handle) },
  })
  const products = data.filter((product) => !('good' in product && product.good))
  if (!products.length) return
  const goods = new Map(seedProducts.map((good) => [good.handle, good]))
  await setGoodFactsWorkflow(container).run({
    input: products.map(({ id, handle }) => {
      const good = goods.get(handle)
      if (!good) throw new Error(`No seed facts for ${handle}`)
      const fresh = good.no_reason_return === false
      return {
        product_id: id,
        facts: {
          kind: good.kind,
          perishable: fresh,
          cold_chain: fresh,
          age_limit: good.age_limit ?? null,
          not_food: good.not_food ?? false,
          variable_weight: good.variable_weight ?? false,
          gi: good.gi ?? null,
          town: good.town,
          village: VILLAGES[handle] ?? null,
          aliases: good.aliases,
          sc_category: good.sc_category,
          return_rule: fresh ? ('fresh_excluded' as const) : ('seven_days' as const),
          producer_id: good.producer ? (producerIds.get(good.producer) ?? null) : null,
        },
      }
    }),
  })
}
