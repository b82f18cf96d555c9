import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { readSizesOf } from '@shanzhen/checkout/quote/read-stock'
import { SUPPLY_OFFER } from '../modules/supply-offer'

type Row = { id: string } & Partial<Record<'sku' | 'barcode' | 'ean' | 'upc', string | null>>

const byCode = (rows: Row[]) =>
  new Map(
    rows.flatMap(({ id, sku, barcode, ean, upc }) =>
      [upc, ean, barcode, sku].flatMap((code) => (code ? [[code.toLowerCase(), id] as const] : [])),
    ),
  )

/** Sizes by SKU and by barcode, in small letters, whether or not they are offered. @param codes as they are kept */
export async function readAnySkus(container: MedusaContainer, codes: string[]): Promise<Map<string, string>> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'variant',
    fields: ['id', 'sku', 'barcode', 'ean', 'upc'],
    filters: { $or: ['sku', 'barcode', 'ean', 'upc'].map((name) => ({ [name]: codes })) },
  })
  return byCode(data as unknown as Row[])
}

/** Sizes offered to a tier by SKU and by barcode, in small letters. */
export async function readSkus(container: MedusaContainer, tier: string): Promise<Map<string, string>> {
  const offered = await container.resolve(SUPPLY_OFFER).inForce(tier, null)
  if (!offered.size) return new Map()
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'variant',
    fields: ['id', 'sku', 'barcode', 'ean', 'upc'],
    filters: { id: [...offered.keys()] },
  })
  return byCode(data as unknown as Row[])
}

/** What one order asks for, by code in small letters: one statement where all are SKUs as they are kept. */
export async function readWanted(
  container: MedusaContainer,
  tier: string,
  codes: string[],
): Promise<Map<string, string>> {
  if (!codes.length) return new Map()
  const sizes = await readSizesOf(container, codes)
  if (codes.some((code) => !sizes.has(code))) return readSkus(container, tier)
  return new Map([...sizes].map(([sku, id]) => [sku.toLowerCase(), id]))
}
