/** Notes by which rules an order that somebody brought earns, as they stood when it was placed. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { type LineRow, SOLD_LINE_FIELDS, soldLine } from '@shanzhen/money-kit/sold-line'
import { ATTRIBUTION } from '@shanzhen/distribution/modules/attribution'
import { COMMISSION } from '../keys'
import type { NotedLine } from '../modules/commission/store/sales'
import { earnedOf } from './amount'
import { termsAt } from './terms'

type Item = LineRow & {
  id: string
  product_id: string | null
  product_title: string
  metadata?: Record<string, unknown> | null
}
type Order = { display_id: number; items?: Item[] }

/**
 * Once for an order; what staff add to it later nobody brought. Of a purchase of the distributor's own nothing is noted.
 * @returns whether there is something to follow
 */
export async function noteSale(container: MedusaContainer, order_id: string): Promise<boolean> {
  const commission = container.resolve(COMMISSION)
  const brought = (await container.resolve(ATTRIBUTION).attributionsOf([order_id])).get(order_id)
  if (!brought) return false
  if (await commission.readSale(order_id)) return true
  if (brought.void_reason) return false
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: ['display_id', 'items.product_id', 'items.product_title', 'items.metadata', ...SOLD_LINE_FIELDS],
    filters: { id: order_id },
  })
  const [order] = data as unknown as Order[]
  if (!order) return false
  const { distributor_id, decided_at } = brought
  const items = (order.items ?? []).filter(({ metadata }) => !metadata?.resend_of)
  const ids = items.flatMap(({ product_id }) => product_id ?? [])
  const terms = await termsAt(container, ids, { distributor_id, at: decided_at })
  const lines = items.flatMap((item): NotedLine[] => {
    const { quantity, paid_fen } = soldLine(item)
    if (quantity <= 0 || paid_fen <= 0) return []
    const counted = { quantity, paid_fen, ...terms(item.product_id) }
    const { rule_id: _, ...sum } = counted
    return [
      {
        ...{ line_item_id: item.id, order_id, distributor_id, product_id: item.product_id, title: item.product_title },
        ...{ ...counted, most_fen: earnedOf(sum) },
      },
    ]
  })
  await commission.noteSale({ order_id, distributor_id, display_id: order.display_id, decided_at }, lines)
  return true
}
