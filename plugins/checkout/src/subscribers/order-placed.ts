import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { ContainerRegistrationKeys, OrderWorkflowEvents } from '@medusajs/framework/utils'
import { readBalance } from '@shanzhen/ledger/order-balance'
import { CHECKOUT } from '../modules/checkout'
import type { Uses } from '../modules/checkout/store/return-uses'
import { adoptOrder } from '../place/adopt-order'
import { stampPlainOrder } from '../place/stamp-plain-order'

/**
 * An order from Medusa's own cart gets its time to pay too; orders without any payment begun are staff's affair. What staff
 * wrote as a draft learns what the shop knows of its goods.
 */
export default async function orderPlaced({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const checkout = container.resolve(CHECKOUT)
  const order_id = event.data.id
  const [known] = await checkout.listPlacements({ order_id }, { take: 1 })
  // One with no key of a checkout was a draft: its placement came with the order, the rest may have been cut off.
  if (known && !known.idempotency_key) return adoptOrder(container, order_id)
  if (known) return
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'order',
    fields: [
      'id',
      'customer_id',
      'created_at',
      'cart.id',
      'email',
      ...['items', 'shipping_methods'].flatMap((of) => [`${of}.adjustments.code`, `${of}.adjustments.amount`]),
      'payment_collections.payment_sessions.id',
    ],
    filters: { id: order_id },
  })
  if (data[0] && !data[0].cart) await stampPlainOrder(container, order_id)
  const collections = (data[0]?.payment_collections ?? []) as ({ payment_sessions?: unknown[] } | null)[]
  const begun = collections.some((collection) => collection?.payment_sessions?.length)
  if (!data[0] || (!begun && !data[0].cart)) return
  // A payment that was only authorized is no money: a channel's capture says so itself, and its event settles the rest.
  const balance = await readBalance(container, order_id)
  const paid = balance?.due_fen === 0
  const placedAt = new Date(data[0].created_at)
  await checkout.createPlacements({
    order_id,
    customer_id: data[0].customer_id ?? null,
    state: paid ? 'paid' : 'open',
    paid_at: paid ? placedAt : null,
    expires_at: checkout.expiresAt(placedAt),
    uses: usesOf(data[0] as unknown as Used) as Record<string, unknown> | null,
  })
}

type Adjusted = { adjustments?: { code: string | null; amount: number }[] } | null
type Used = { customer_id: string | null; email: string | null; items?: Adjusted[]; shipping_methods?: Adjusted[] }

/** What Medusa's cart counted against promotions as it was completed. */
function usesOf({ customer_id, email, items = [], shipping_methods = [] }: Used): Uses | null {
  const adjustments = [...items, ...shipping_methods].flatMap((one) => one?.adjustments ?? [])
  const actions = adjustments.flatMap(({ code, amount }) => (code ? [{ code, amount: Number(amount) }] : []))
  return actions.length ? { actions, customer_id: customer_id ?? null, customer_email: email ?? null } : null
}

export const config: SubscriberConfig = { event: OrderWorkflowEvents.PLACED }
