import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { internalGtin13 } from '@shanzhen/producers/check-digits'

/**
 * Article numbers for the demo goods, in Medusa's own field (`ean`): restricted circulation (prefix 20), so nobody's in the
 * world outside. A number once given stays; goods added later go on counting.
 */
export async function seedGtins(container: MedusaContainer) {
  const products = container.resolve(Modules.PRODUCT)
  const variants = await products.listProductVariants(
    {},
    { select: ['id', 'sku', 'ean'], take: 10000, order: { sku: 'ASC' } },
  )
  const taken = new Set(variants.map(({ ean }) => ean))
  let item = 1
  const next = () => {
    while (taken.has(internalGtin13(item))) item++
    return internalGtin13(item++)
  }
  const missing = variants.filter(({ ean, sku }) => !ean && sku).map(({ id }) => ({ id, ean: next() }))
  if (missing.length) await products.upsertProductVariants(missing)
}
