/** What a shop sold at its page, as it reads it: goods, money, and how far each order is; of its buyer the region alone. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { SHOP_PAGE } from '../modules/shop-page'
import type { Sale } from '../types'
import type { PageSales, SaleState } from '../wire'

type Order = {
  id: string
  status: string
  summary?: { paid_total?: number } | null
  shipping_address?: { province?: string | null; city?: string | null } | null
  items?: { id: string; product_title: string; variant_title: string | null }[]
  fulfillments?: { shipped_at: string | null; delivered_at: string | null; canceled_at: string | null }[]
}
const FIELDS = [
  ...['id', 'status', 'summary', 'shipping_address.province', 'shipping_address.city'],
  ...['id', 'product_title', 'variant_title'].map((field) => `items.${field}`),
  ...['shipped_at', 'delivered_at', 'canceled_at'].map((field) => `fulfillments.${field}`),
]

export async function pageSales(
  container: MedusaContainer,
  shop_id: string,
  { take, after }: { take: number; after?: string },
): Promise<PageSales> {
  const found = await container.resolve(SHOP_PAGE).listSales(shop_id, { take: take + 1, after })
  const page = found.slice(0, take)
  const orders = await readOrders(
    container,
    page.map(({ order_id }) => order_id),
  )
  const sales = page.map(({ lines, ...sale }) => {
    const order = orders.get(sale.order_id)
    const item = (id: string) => order?.items?.find((one) => one.id === id)
    const { province, city } = order?.shipping_address ?? {}
    return {
      ...{ id: sale.order_id, number: sale.display_id, placed_at: sale.placed_at.toISOString() },
      ...{ state: stateOf(sale, order), region: [province, city].filter(Boolean).join(' ') || null },
      lines: lines.map(({ line_item_id, quantity, paid_fen, supply_fen, margin_fen }) => ({
        title: item(line_item_id)?.product_title ?? '',
        variant_title: item(line_item_id)?.variant_title ?? null,
        ...{ quantity, paid_fen, supply_fen: supply_fen * quantity, margin_fen },
      })),
      ...{ goods_fen: sale.goods_fen, margin_fen: sale.margin_fen },
      ...{ earned_fen: sale.earned_fen, released_fen: sale.released_fen },
    }
  })
  return { sales, next: found.length > take ? (page.at(-1)?.order_id ?? null) : null }
}

function stateOf(sale: Sale, order: Order | undefined): SaleState {
  if (order?.status === 'canceled') return 'canceled'
  const parcels = (order?.fulfillments ?? []).filter(({ canceled_at }) => !canceled_at)
  if (sale.released_fen > 0 && sale.released_fen === sale.earned_fen) return 'settled'
  if (parcels.length && parcels.every(({ delivered_at }) => delivered_at)) return 'received'
  if (parcels.some(({ shipped_at }) => shipped_at)) return 'shipped'
  return Number(order?.summary?.paid_total ?? 0) > 0 ? 'paid' : 'unpaid'
}

async function readOrders(container: MedusaContainer, ids: string[]): Promise<Map<string, Order>> {
  if (!ids.length) return new Map()
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: 'order', fields: FIELDS, filters: { id: ids } })
  return new Map((data as unknown as Order[]).map((order) => [order.id, order]))
}
