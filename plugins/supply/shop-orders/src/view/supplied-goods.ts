/** All sizes of the county's goods for the manager's page, each with what shops of every tier pay, now and soon. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { namesOf } from '@shanzhen/http/names'
import { toFen } from '@shanzhen/money-kit/fen'
import { SUPPLY_OFFER } from '../modules/supply-offer'
import type { SuppliedGoods } from '../wire'

type Variant = {
  id: string
  title: string | null
  sku: string | null
  prices?: { amount: number; currency_code: string; rules_count?: number }[]
  product?: { id: string; title: string; thumbnail: string | null } | null
}

export async function suppliedGoods(
  container: MedusaContainer,
  { q, limit, offset }: { q?: string; limit: number; offset: number },
): Promise<SuppliedGoods> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const offers = container.resolve(SUPPLY_OFFER)
  const { data, metadata } = await query.graph({
    entity: 'variant',
    fields: [
      'id',
      'title',
      'sku',
      'prices.amount',
      'prices.currency_code',
      'product.id',
      'product.title',
      'product.thumbnail',
    ],
    filters: (q
      ? { $or: [{ product: { title: { $ilike: `%${q}%` } } }, { sku: { $ilike: `%${q}%` } }] }
      : {}) as object,
    pagination: { take: limit, skip: offset, order: { id: 'ASC' } },
  })
  const variants = data as unknown as Variant[]
  const rows = await offers.currentAndComing(variants.map(({ id }) => id))
  const now = new Date()
  const people = await namesOf(
    container,
    rows.map(({ entered_by }) => entered_by),
  )
  return {
    goods: variants.map(({ id, title, sku, prices = [], product }) => ({
      ...{ variant_id: id, product_id: product?.id ?? '', title: product?.title ?? '', variant_title: title, sku },
      thumbnail: product?.thumbnail ?? null,
      retail_fen:
        prices.flatMap(({ amount, currency_code }) => (currency_code === 'cny' ? toFen(amount) : []))[0] ?? null,
      prices: rows
        .filter(({ variant_id }) => variant_id === id)
        .map(({ tier, price_fen, floor_fen, lead_hours, starts_at, entered_by }) => ({
          ...{ tier: tier as 'standard', price_fen, floor_fen, lead_hours, entered_by },
          ...{ starts_at: starts_at.toISOString(), in_force: starts_at <= now },
        })),
    })),
    ...{ count: metadata?.count ?? 0, notice_days: offers.notice_days, people },
  }
}
