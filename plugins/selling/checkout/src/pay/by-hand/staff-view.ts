import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { orderNotFound } from '../../lib/refusal'
import { CHECKOUT } from '../../modules/checkout'
import type { StaffView } from '../../types'
import { listHandRefunds } from './give-back'
import { dueOf } from './take'

/** @throws Refusal 404 */
export async function staffView(container: MedusaContainer, order_id: string): Promise<StaffView> {
  const checkout = container.resolve(CHECKOUT)
  const [{ data }, [placement], refunds] = await Promise.all([
    container
      .resolve(ContainerRegistrationKeys.QUERY)
      .graph({ entity: 'order', fields: ['id', 'summary', 'is_draft_order'], filters: { id: order_id } }),
    checkout.listPlacements({ order_id }, { take: 1 }),
    listHandRefunds(container, order_id),
  ])
  const order = data[0] as unknown as (Parameters<typeof dueOf>[0] & { is_draft_order: boolean }) | undefined
  if (!order || order.is_draft_order) throw orderNotFound()
  return {
    state: placement?.state ?? null,
    expires_at: placement?.state === 'open' ? new Date(placement.expires_at).toISOString() : null,
    due_fen: placement?.state === 'canceled' ? 0 : dueOf(order),
    pay_link: checkout.payLink(order_id),
    hand_refunds: refunds.map(({ refund_id, method, amount_fen, given }) => ({ refund_id, method, amount_fen, given })),
  }
}
