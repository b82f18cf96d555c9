import type { ItemTaxLineDTO, MedusaContainer, ShippingTaxLineDTO } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { InFlight } from '../lib/in-flight'
import type { Market } from './market'
import type { ShelfGood } from './shelf'

/** The taxes the prices already include, from Medusa's tax module; none where the region does not collect them. */
export type TaxLine = { rate: number; code: string | null; name?: string; provider_id: string; tax_rate_id?: string }
export type Taxes = { lines: Map<string, TaxLine[]>; shipping: TaxLine[] }

const KEPT_MS = 15_000
const MAX_KEPT = 500
const kept = new Map<string, { taxes: Taxes; until: number }>()
const asked = new InFlight<Taxes>()

/** Prices include their tax, so rates change no total: what was read for the same goods is used for 15 seconds. */
export async function loadTaxes(
  container: MedusaContainer,
  market: Market,
  lines: { id: string; good: ShelfGood; quantity: number; unit_price: number }[],
  shipping: { id: string; amount: number } | null,
): Promise<Taxes> {
  if (!market.automatic_taxes || !lines.length) return { lines: new Map(), shipping: [] }
  const key = [market.region_id, shipping?.id, ...lines.map(({ id, good }) => `${id}@${good.product?.type_id}`)].join()
  const known = kept.get(key)
  if (known && known.until > performance.now()) return known.taxes
  const taxes = await asked.share(key, () => readTaxes(container, market, lines, shipping))
  if (kept.size >= MAX_KEPT) kept.clear()
  kept.set(key, { taxes, until: performance.now() + KEPT_MS })
  return taxes
}

/** For whoever exchanges the database under a running shop. */
export const forgetTaxes = () => kept.clear()

async function readTaxes(
  container: MedusaContainer,
  market: Market,
  lines: { id: string; good: ShelfGood; quantity: number; unit_price: number }[],
  shipping: { id: string; amount: number } | null,
): Promise<Taxes> {
  const taxes: Taxes = { lines: new Map(), shipping: [] }
  const found = await container.resolve(Modules.TAX).getTaxLines(
    [
      ...lines.map(({ id, good, quantity, unit_price }) => ({
        id,
        product_id: good.product?.id ?? '',
        product_type_id: good.product?.type_id ?? undefined,
        quantity,
        unit_price,
        currency_code: market.currency_code,
      })),
      ...(shipping
        ? [
            {
              id: shipping.id,
              shipping_option_id: shipping.id,
              unit_price: shipping.amount,
              currency_code: market.currency_code,
            },
          ]
        : []),
    ],
    { address: { country_code: 'cn' } },
  )
  for (const line of found as (ItemTaxLineDTO | ShippingTaxLineDTO)[]) {
    const { rate, code, name, provider_id, rate_id } = line as ItemTaxLineDTO & { rate_id?: string }
    const tax: TaxLine = { rate: Number(rate ?? 0), code: code ?? null, name, provider_id, tax_rate_id: rate_id }
    if ('line_item_id' in line) taxes.lines.set(line.line_item_id, [...(taxes.lines.get(line.line_item_id) ?? []), tax])
    else taxes.shipping.push(tax)
  }
  return taxes
}
