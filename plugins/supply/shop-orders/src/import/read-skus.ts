import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { SUPPLY_OFFER } from '../modules/supply-offer'

/** Sizes offered to a tier by SKU and by barcode, in small letters. */
export async function readSkus(container: MedusaContainer, tier: string): Promise<Map<string, string>> {
  const offered = await container.resolve(SUPPLY_OFFER).inForce(tier, null)
  if (!offered.size) return new Map()
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'variant',
    fields: ['id', 'sku', 'barcode', 'ean', 'upc'],
    filters: { id: [...offered.keys()] },
  })
  type Row = { id: string } & Partial<Record<'sku' | 'barcode' | 'ean' | 'upc', string | null>>
  return new Map(
    (data as unknown as Row[]).flatMap(({ id, sku, barcode, ean, upc }) =>
      [upc, ean, barcode, sku].flatMap((code) => (code ? [[code.toLowerCase(), id] as const] : [])),
    ),
  )
}
