import type { ItemTaxLineDTO, MedusaContainer, ShippingTaxLineDTO } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import type { Market } from './market'
import type { ShelfGood } from './shelf'

/** The taxes the prices already include, from Medusa's tax module; none where the region does not collect them. */
export type TaxLine = { rate: number; code: string | null; name?: string; provider_id: string; tax_rate_id?: string }
export type Taxes = { lines: Map<string, TaxLine[]>; shipping: TaxLine[] }

export async function loadTaxes(
  container: MedusaContainer,
  market: Market,
  lines: { id: string; good: ShelfGood; quantity: number; unit_price: number }[],
  shipping: { id: string; amount: number } | null,
): Promise<Taxes> {
  const taxes: Taxes = { lines: new Map(), shipping: [] }
  if (!market.automatic_taxes || !lines.length) return taxes
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
