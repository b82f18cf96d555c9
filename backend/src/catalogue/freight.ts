import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaError, Modules } from '@medusajs/framework/utils'
import { freeFrom, quoteFreight } from '@shanzhen/freight/quote'
import { readFreightTable } from '@shanzhen/freight/schema'
import type { FreightContext } from '@shanzhen/freight/context'
import { everyRow } from '@shanzhen/workflow-kit/every-row'
import type { FreightAnswer, FreightOption } from '../wire'

/** What it costs to send a good to a province, by every way there is, before anything is in a basket. @throws NOT_FOUND for an unknown variant */
export async function freightFor(
  container: MedusaContainer,
  variantId: string,
  quantity: number,
  province: string | undefined,
): Promise<FreightAnswer> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [{ data: variants }, options] = await Promise.all([
    query.graph({ entity: 'product_variant', fields: ['id', 'weight', 'product.good.*'], filters: { id: variantId } }),
    everyRow((after, page) => container.resolve(Modules.FULFILLMENT).listShippingOptions(after as object, page)),
  ])
  if (!variants.length) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有找到这个规格')
  const good = (variants[0] as { product?: { good?: { perishable: boolean; cold_chain: boolean } } }).product?.good
  const weight_g = Number(variants[0].weight ?? 0)
  const line = { weight_g, quantity, perishable: Boolean(good?.perishable), cold_chain: Boolean(good?.cold_chain) }
  const quoted = options.flatMap(({ id, name, data }): FreightOption[] => {
    const table = readFreightTable(data)
    if (!table) return []
    const { amount_fen, reason } = quoteFreight(table, [line], province)
    return [{ id, name, type: table.type, amount_fen, reason, free_from_fen: freeFrom(table, province) }]
  })
  return { options: quoted, weight_g: weight_g * quantity }
}

/** Which of these products are perishable or must stay cold, in the form the freight provider reads. */
export async function freightContext(container: MedusaContainer, productIds: string[]): Promise<FreightContext> {
  if (!productIds.length) return { perishable_product_ids: [], cold_chain_product_ids: [] }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'product',
    fields: ['id', 'good.perishable', 'good.cold_chain'],
    filters: { id: [...new Set(productIds)] },
  })
  const products = data as { id: string; good?: { perishable: boolean; cold_chain: boolean } | null }[]
  return {
    perishable_product_ids: products.filter(({ good }) => good?.perishable).map(({ id }) => id),
    cold_chain_product_ids: products.filter(({ good }) => good?.cold_chain).map(({ id }) => id),
  }
}
