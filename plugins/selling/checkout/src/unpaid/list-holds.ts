/** What staff see of goods that are held and not paid for. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CHECKOUT } from '../modules/checkout'
import type { UnpaidHold } from '../types'

const FIELDS = ['id', 'display_id', 'items.title', 'items.variant_title', 'items.detail.quantity', 'shipping_address.*']

type Order = {
  id: string
  display_id: number
  items: { title: string; variant_title: string | null; detail: { quantity: number } }[]
  shipping_address?: { first_name?: string | null; last_name?: string | null; phone?: string | null } | null
}

/** The oldest first. */
export async function listHolds(
  container: MedusaContainer,
  page: { take: number; skip: number },
): Promise<UnpaidHold[]> {
  const checkout = container.resolve(CHECKOUT)
  const rows = await checkout.listUnpaid(page)
  const ids = rows.map(({ order_id }) => order_id)
  if (!ids.length) return []
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [{ data }, placements] = await Promise.all([
    query.graph({ entity: 'order', fields: FIELDS, filters: { id: ids } }),
    checkout.listPlacements({ order_id: ids }, { take: ids.length }),
  ])
  const orders = new Map((data as unknown as Order[]).map((order) => [order.id, order]))
  return rows.flatMap(({ order_id, guest, network, pieces, created_at }) => {
    const order = orders.get(order_id)
    const placement = placements.find((one) => one.order_id === order_id)
    if (!order || !placement) return []
    const { first_name, last_name, phone } = order.shipping_address ?? {}
    return [
      {
        ...{ order_id, guest, network, pieces },
        display_id: order.display_id,
        buyer: [last_name, first_name].filter(Boolean).join(''),
        phone: phone ?? null,
        lines: order.items.map(({ title, variant_title, detail }) => ({
          title: [title, variant_title].filter(Boolean).join(' '),
          quantity: Number(detail.quantity),
        })),
        placed_at: new Date(created_at).toISOString(),
        expires_at: new Date(placement.expires_at).toISOString(),
      },
    ]
  })
}
