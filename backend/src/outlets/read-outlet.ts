/** A small shop's page: the county's goods with their proofs, at the shop's own titles and prices. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'
import { explainSellable } from '@shanzhen/lots/sellable'
import { SHOP } from '@shanzhen/shops/modules/shop'
import type { ExemptionKey } from '@shanzhen/shops/types'
import { SHOP_PAGE } from '@shanzhen/shop-pages/modules/shop-page'
import { readAvailability } from '../catalogue/availability'
import { askEngine } from '../catalogue/engine'
import { readGood } from '../catalogue/good-detail'
import { escapeHtml } from '../catalogue/highlight'
import { isEnglish, toCard } from '../catalogue/list-goods'
import { lotsOfVariants } from '../catalogue/shipping-lots'
import type { GoodDetail } from '../catalogue/types'
import type { Good, GoodCard, GoodVariant, Outlet } from '../wire'

const noOutlet = () => new MedusaError(MedusaError.Types.NOT_FOUND, '没有这家小店，或者它现在不营业')
const noGood = () => new MedusaError(MedusaError.Types.NOT_FOUND, '这家小店现在不卖这个商品')

type Sold = Awaited<ReturnType<ReturnType<typeof pages>['soldAt']>>
/** In whose language, and from which shelf. */
type Asked = { locale?: string; channel?: string }
const pages = (container: MedusaContainer) => container.resolve(SHOP_PAGE)

/** @throws MedusaError not_found where there is no such page, or it is shut */
export async function readOutlet(container: MedusaContainer, handle: string, asked: Asked): Promise<Outlet> {
  const outlet = await pages(container).findOutlet(handle)
  if (!outlet) throw noOutlet()
  const [shop, words, sold] = await Promise.all([
    container.resolve(SHOP).retrieveShop(outlet.id),
    pages(container).wordsOf(outlet.id),
    pages(container).soldAt(outlet.id),
  ])
  const kind = shop.kind as Outlet['licence']['kind']
  return {
    ...{ handle: outlet.handle, name: outlet.name, notice: words.notice, intro: words.intro },
    licence: {
      ...{ kind, credit_code: shop.credit_code, exemption: shop.exemption as ExemptionKey | null },
      legal_name: kind === 'person' ? null : shop.legal_name,
    },
    goods: await cardsOf(container, sold, asked),
  }
}

/** @throws MedusaError not_found where the shop does not sell it now */
export async function readOutletGood(
  container: MedusaContainer,
  outletHandle: string,
  handle: string,
  asked: Asked,
): Promise<{ outlet: Pick<Outlet, 'handle' | 'name'>; good: Good }> {
  const outlet = await pages(container).findOutlet(outletHandle)
  if (!outlet) throw noOutlet()
  const [good, sold] = await Promise.all([
    readGood(container, handle, asked.locale, asked.channel),
    pages(container).soldAt(outlet.id),
  ])
  const own = atItsPrices(good, sold, isEnglish(asked.locale))
  if (!own) throw noGood()
  const names = isEnglish(asked.locale) ? own.names : { ...own.names, zh: own.title }
  return { outlet: { handle: outlet.handle, name: outlet.name }, good: { ...own, names } }
}

/** Which of a shop's goods are there to see, each with the sizes it sells; in stock first, then by name. */
async function cardsOf(container: MedusaContainer, sold: Sold, asked: Asked): Promise<GoodCard[]> {
  const ids = [...sold.keys()]
  const english = isEnglish(asked.locale)
  const [documents, available, reasons, lots] = await Promise.all([
    documentsOf(container, ids),
    readAvailability(container.resolve(ContainerRegistrationKeys.QUERY), ids, asked.channel),
    explainSellable(container, ids),
    lotsOfVariants(container, ids),
  ])
  return documents
    .flatMap((document) => {
      const variants = (JSON.parse(String(document.detail)) as GoodDetail).variants.map((variant) => {
        const reason = reasons.get(variant.id) ?? null
        const there = reason ? 0 : (available[variant.id] ?? 0)
        return { ...variant, reason, available: there, lot: lots.get(variant.id) ?? null }
      })
      return atItsPrices({ ...toCard(document, undefined, english), variants }, sold, english) ?? []
    })
    .map(({ variants: _, ...card }) => card)
    .sort((a, b) => Number(b.in_stock) - Number(a.in_stock) || a.title.localeCompare(b.title, 'zh-CN'))
}

const PAGE = 100

/** Of goods that are on sale, as the search keeps them. */
async function documentsOf(container: MedusaContainer, variant_ids: string[]): Promise<Record<string, unknown>[]> {
  if (!variant_ids.length) return []
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: 'variant', fields: ['product.handle'], filters: { id: variant_ids } })
  const handles = [
    ...new Set(
      (data as unknown as { product?: { handle: string } | null }[]).flatMap(({ product }) => product?.handle ?? []),
    ),
  ].sort()
  const documents: Record<string, unknown>[] = []
  for (let from = 0; from < handles.length; from += PAGE) {
    const { result } = await askEngine(container, () => ({
      fields: ['card', 'detail'],
      filters: { handle: { $in: handles.slice(from, from + PAGE) } },
      pagination: { take: PAGE },
      search_options: { count: 'none' as const },
    }))
    documents.push(...result.hits.map(({ document }) => document))
  }
  return documents
}

/** null where it sells no size of it. */
function atItsPrices<G extends GoodCard & { variants: GoodVariant[] }>(
  good: G,
  sold: Sold,
  english: boolean,
): G | null {
  const variants = good.variants.flatMap((variant) => {
    const offer = sold.get(variant.id)
    return offer ? [{ ...variant, price_fen: offer.price_fen }] : []
  })
  const [first] = variants
  if (!first) return null
  const own = english ? '' : (variants.map(({ id }) => sold.get(id)?.title ?? '').find(Boolean) ?? '')
  const prices = variants.map(({ price_fen }) => price_fen)
  const shown = variants.find(({ available }) => available > 0) ?? first
  return {
    ...good,
    ...(own && { title: own, title_html: escapeHtml(own) }),
    ...{ variants, variant_count: variants.length, price_fen: Math.min(...prices), price_max_fen: Math.max(...prices) },
    ...{ default_variant_id: shown.id, default_variant_title: shown.title, lot: shown.lot },
    ...{ in_stock: shown.available > 0, unsellable_reason: shown.available > 0 ? null : shown.reason },
  }
}
