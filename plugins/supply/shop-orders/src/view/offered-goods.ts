/** Sizes offered to a shop: their price for it, what there is of them, and what the shop made of them. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { buildQuote } from '@shanzhen/checkout/quote/build-quote'
import { ownChannel } from '@shanzhen/checkout/quote/own-channel'
import { SUPPLY_OFFER } from '../modules/supply-offer'
import { nextTerms } from '../modules/supply-offer/store/prices'
import { buyerOf, type Trader } from '../orders/quote-drafts'
import type { OfferedGood } from '../wire'

type Variant = {
  id: string
  title: string | null
  sku: string | null
  barcode: string | null
  ean: string | null
  product: { id: string; title: string; handle: string; thumbnail: string | null; status: string } | null
}
const FIELDS = [
  ...['id', 'title', 'sku', 'barcode', 'ean'],
  ...['id', 'title', 'handle', 'thumbnail', 'status'].map((field) => `product.${field}`),
]

/** By the order of their ids, which is of when they were made. @returns `next`: after which the next page begins */
export async function offeredGoods(
  container: MedusaContainer,
  shop: Trader,
  { take, after = '', q }: { take: number; after?: string; q?: string },
): Promise<{ goods: OfferedGood[]; next: string | null }> {
  const offers = container.resolve(SUPPLY_OFFER)
  const offered = await offers.inForce(shop.tier, null)
  const variants = await readVariants(container, [...offered.keys()], q)
  const page = variants.filter(({ id }) => id > after).slice(0, take)
  const ids = page.map(({ id }) => id)
  const [picks, said, quote] = await Promise.all([
    offers.listShopOffers({ shop_id: shop.id, variant_id: ids }, { take: ids.length }),
    offers.currentAndComing(ids),
    ids.length
      ? buildQuote(container, buyerOf(await ownChannel(container), shop.id), {
          items: ids.map((variant_id) => ({ variant_id, quantity: 1 })),
        })
      : null,
  ])
  const now = new Date()
  const goods = page.map(({ id, title, sku, barcode, ean, product }): OfferedGood => {
    const terms = offered.get(id) as NonNullable<ReturnType<typeof offered.get>>
    const line = quote?.quote.lines.find(({ variant_id }) => variant_id === id)
    const pick = picks.find(({ variant_id }) => variant_id === id)
    const own = said.filter(({ variant_id }) => variant_id === id)
    const coming = nextTerms(own, shop.tier, now)
    return {
      ...{ variant_id: id, product_id: product?.id ?? '', handle: product?.handle ?? '' },
      ...{ title: product?.title ?? '', variant_title: title, sku, barcode: barcode ?? ean },
      thumbnail: product?.thumbnail ?? null,
      ...{ price_fen: terms.price_fen, floor_fen: terms.floor_fen, lead_hours: terms.lead_hours },
      ...{ available: line?.available ?? 0, reason: line?.message ?? null },
      coming: coming && {
        ...{ price_fen: coming.terms?.price_fen ?? null, floor_fen: coming.terms?.floor_fen ?? null },
        starts_at: coming.at.toISOString(),
      },
      pick: pick ? { title: pick.title, price_fen: pick.price_fen, listed: pick.listed } : null,
    }
  })
  const last = page.at(-1)
  return { goods, next: last && variants.at(-1)?.id !== last.id ? last.id : null }
}

/** Of these sizes those that a shop has picked to sell, offered to it or not. */
export async function pickedOf(container: MedusaContainer, shop_id: string, variant_ids: string[]): Promise<string[]> {
  if (!variant_ids.length) return []
  const asked = { shop_id, variant_id: variant_ids, listed: true }
  const picks = await container.resolve(SUPPLY_OFFER).listShopOffers(asked, { take: variant_ids.length })
  return picks.map(({ variant_id }) => variant_id)
}

async function readVariants(container: MedusaContainer, ids: string[], q: string | undefined): Promise<Variant[]> {
  if (!ids.length) return []
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: 'variant', fields: FIELDS, filters: { id: ids } })
  const wanted = q?.toLowerCase()
  return (data as unknown as Variant[])
    .filter(({ product }) => product?.status === 'published')
    .filter(({ product, title, sku, barcode }) =>
      [product?.title, title, sku, barcode].some((word) => !wanted || word?.toLowerCase().includes(wanted)),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}
