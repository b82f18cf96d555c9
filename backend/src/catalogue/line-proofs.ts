import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { z } from '@medusajs/framework/zod'
import { buildLink, toGtin14 } from '@shanzhen/trace/gs1/digital-link'
import { CERTIFICATE } from '@shanzhen/producers/modules/certificate'
import type { GoodKind } from '@shanzhen/producers/types'
import { lotsOfVariants, toMark } from './shipping-lots'
import type { LineProof } from './types'

/** What proves each line of a basket: the licence in force, the lot it would be sent from and that lot's test. */
const MAX_VARIANTS = 50
const TOO_MANY = `一次最多查询 ${MAX_VARIANTS} 种规格`

export const ProofParams = z.object({
  variant_id: z.preprocess(
    (value) => [value ?? []].flat(),
    z
      .array(z.string().min(1, '商品规格不对').max(64, '商品规格不对'))
      .min(1, '请说明是哪些规格')
      .max(MAX_VARIANTS, TOO_MANY),
  ),
})

type Row = {
  id: string
  ean: string | null
  product?: {
    good?: {
      id: string
      kind: GoodKind
      town: string | null
      producer_id: string | null
      sc_category: string | null
    } | null
  } | null
}

/** Sizes that are not there, or no goods of the county, are left out. */
export async function proofsOfVariants(container: MedusaContainer, variantIds: string[]): Promise<LineProof[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'variant',
    fields: [
      'id',
      'ean',
      'product.good.id',
      'product.good.kind',
      'product.good.town',
      'product.good.producer_id',
      'product.good.sc_category',
    ],
    filters: { id: variantIds },
  })
  const rows = (data as unknown as Row[]).flatMap(({ id, ean, product }) =>
    product?.good ? [{ id, ean, good: product.good }] : [],
  )
  const [lots, licences] = await Promise.all([
    lotsOfVariants(
      container,
      rows.map(({ id }) => id),
    ),
    container.resolve(CERTIFICATE).licences(rows.map(({ good: { id, ...good } }) => ({ good_id: id, ...good }))),
  ])
  return rows.map(({ id, ean, good }) => {
    const lot = lots.get(id)
    return {
      variant_id: id,
      kind: good.kind,
      town: good.town,
      licence_no: licences.get(good.id) ?? null,
      lot: lot ? { ...toMark(lot), link: ean ? buildLink('', { gtin14: toGtin14(ean), lot: lot.code }) : null } : null,
    }
  })
}
