import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
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

/**
 * Sizes offered to a tier by SKU and by barcode, in small letters.
 * @param wanted where these are all that is asked for and are written as they are kept, they alone are read
 */
export async function readSkus(
  container: MedusaContainer,
  tier: string,
  wanted?: string[],
): Promise<Map<string, string>> {
  const offered = await container.resolve(SUPPLY_OFFER).inForce(tier, null)
  if (!offered.size) return new Map()
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const read = async (fields: string[], filters: object) =>
    (await query.graph({ entity: 'variant', fields, filters })).data as unknown as Row[]
  if (wanted?.length) {
    const found = byCode((await read(['id', 'sku'], { sku: wanted })).filter(({ id }) => offered.has(id)))
    if (wanted.every((code) => found.has(code.toLowerCase()))) return found
  }
  return byCode(await read(['id', 'sku', 'barcode', 'ean', 'upc'], { id: [...offered.keys()] }))
}
