/** What a poster says of a good: what the shop asks for it now, and what is true and public of it now. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, ProductStatus, QueryContext } from '@medusajs/framework/utils'
import { explainSellable } from '@shanzhen/lots/sellable'
import { LOT } from '@shanzhen/lots/modules/lot'
import { CERTIFICATE } from '@shanzhen/producers/modules/certificate'
import { targetUnknown } from '@shanzhen/distribution/modules/share-link/errors'
import { notForSale } from './errors'

type Variant = {
  id: string
  calculated_price?: { calculated_amount: number | null } | null
  inventory_items?: { inventory_item_id: string }[]
}
type Row = {
  id: string
  title: string
  thumbnail: string | null
  variants?: Variant[]
  good?: { id: string; town: string | null; producer_id: string | null; sc_category: string | null } | null
}
export type GoodFacts = {
  name: string
  /** Of the cheapest size for sale. */
  price_fen: number
  from: boolean
  thumbnail: string | null
  proof: string[]
}

const FIELDS = [
  ...['id', 'title', 'thumbnail', 'variants.id', 'variants.calculated_price.calculated_amount'],
  ...['variants.inventory_items.inventory_item_id'],
  ...['good.id', 'good.town', 'good.producer_id', 'good.sc_category'],
]

/** @throws MedusaError not_found (no such good in the shop), conflict (none of its sizes may be sold now) */
export async function goodFacts(container: MedusaContainer, handle: string): Promise<GoodFacts> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'product',
    fields: FIELDS,
    filters: { handle, status: ProductStatus.PUBLISHED },
    context: { variants: { calculated_price: QueryContext({ currency_code: 'cny' }) } },
  })
  const [row] = data as unknown as Row[]
  if (!row) throw targetUnknown()
  const variants = row.variants ?? []
  const stops = await explainSellable(
    container,
    variants.map(({ id }) => id),
  )
  const sold = variants.flatMap((variant) => {
    const amount = variant.calculated_price?.calculated_amount
    return amount == null || stops.get(variant.id) ? [] : [{ ...variant, price_fen: Math.round(amount * 100) }]
  })
  if (!sold.length) throw notForSale()
  const prices = sold.map(({ price_fen }) => price_fen)
  const price_fen = Math.min(...prices)
  return {
    ...{ name: row.title, price_fen, from: Math.max(...prices) > price_fen, thumbnail: row.thumbnail },
    proof: await proofOf(
      container,
      row,
      sold.flatMap(({ inventory_items }) => (inventory_items?.length === 1 ? inventory_items : [])),
    ),
  }
}

/** Licence in force, where it is from, newest inspection of a lot now sent; nothing where nothing is known. */
async function proofOf(container: MedusaContainer, { good }: Row, items: { inventory_item_id: string }[]) {
  const [licences, shipping] = await Promise.all([
    good
      ? container
          .resolve(CERTIFICATE)
          .licences([{ good_id: good.id, producer_id: good.producer_id, sc_category: good.sc_category }])
      : new Map<string, string>(),
    container.resolve(LOT).shippingLots(items.map(({ inventory_item_id }) => inventory_item_id)),
  ])
  const tested = [...shipping.values()]
    .filter(({ tested_at }) => tested_at)
    .sort((a, b) => (String(a.tested_at) < String(b.tested_at) ? 1 : -1))
  const [lot] = tested.length ? tested : [...shipping.values()]
  const place = [lot?.town ?? good?.town, lot?.village].filter(Boolean).join(' ')
  const test = lot?.tested_at ? `${inChinese(lot.tested_at)} 检验合格${lot.is_demo ? '（演示）' : ''}` : ''
  return [good && licences.get(good.id) ? 'SC 许可' : '', place, test].filter(Boolean)
}

function inChinese(at: string | Date): string {
  const [year, month, day] = new Date(at)
    .toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
    .split('-')
    .map(Number)
  return `${year}年${month}月${day}日`
}
