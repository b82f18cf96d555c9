import type { MedusaContainer } from '@medusajs/framework/types'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { notPayable } from '../../lib/refusal'
import { CHECKOUT } from '../../modules/checkout'
import { parseTerm } from '../../place/staff-term'

/** @throws Refusal 400 for what is no moment of the next 30 days, 409 where the order is paid or canceled */
export async function setTerm(container: MedusaContainer, order_id: string, said: string, now = new Date()) {
  const expires_at = parseTerm(said, now, 'pay_until')
  await withOrder(container, order_id, async () => {
    const checkout = container.resolve(CHECKOUT)
    const [placement] = await checkout.listPlacements({ order_id }, { take: 1 })
    if (placement?.state !== 'open') throw notPayable(placement?.state === 'paid' ? 'paid' : 'canceled')
    await checkout.updatePlacements({ id: placement.id, expires_at })
  })
}
