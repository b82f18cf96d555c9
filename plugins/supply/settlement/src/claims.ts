/**
 * 售后 of a shop's order: the shop claims at the supply center what was broken, spoiled, wrong or missing when its buyer had it. It is a
 * claim like a buyer's, decided at the same board, so that a piece is paid back once; its money goes back into the deposit.
 */
import type { MedusaContainer } from '@medusajs/framework/types'
import { readEligibility } from '@shanzhen/after-sales/claim'
import { findRequest, stepRequest } from '@shanzhen/after-sales/staff'
import { type Submitted, submitClaim } from '@shanzhen/after-sales/submit'
import type { AfterSaleView, Eligibility } from '@shanzhen/after-sales/wire'
import { SHOP_ORDER } from '@shanzhen/shop-orders/modules/shop-order'
import type { ClaimBody } from './api/validators'
import { notPlaced, orderUnknown } from './modules/settlement/errors'

type Own = { shop_id: string; id: string }

/** @returns Medusa's order. @throws MedusaError not_found (another's too), not_allowed (it is no order yet) */
export async function orderOf(container: MedusaContainer, { shop_id, id }: Own): Promise<string> {
  const order = await container.resolve(SHOP_ORDER).find(shop_id, { id })
  if (!order) throw orderUnknown()
  if (!order.order_id) throw notPlaced()
  return order.order_id
}

export async function claimsOf(
  container: MedusaContainer,
  own: Own,
): Promise<{ eligibility: Eligibility; requests: AfterSaleView[] }> {
  const { eligibility, requests } = await readEligibility(container, await orderOf(container, own))
  return { eligibility, requests }
}

/** The goods stay with whoever has them; what is asked is money. The same key with the same words is one claim. */
export async function claim(
  container: MedusaContainer,
  own: Own & { by: string; key: string | null },
  body: ClaimBody,
): Promise<Submitted & { request: AfterSaleView }> {
  const order_id = await orderOf(container, own)
  const sent = { ...body, kind: 'refund_only' as const }
  const actor = { type: 'buyer' as const, id: own.by }
  const submitted = await submitClaim(container, { order_id, body: sent, key: own.key, actor })
  return { ...submitted, request: await findRequest(container, { id: submitted.id }) }
}

/** @throws AfterSaleRefusal 404 (another order's too), 409 (decided meanwhile) */
export async function withdrawClaim(
  container: MedusaContainer,
  own: Own & { by: string; claim_id: string },
): Promise<AfterSaleView> {
  const wanted = { id: own.claim_id, order_id: await orderOf(container, own) }
  const found = await findRequest(container, wanted)
  const actor = { type: 'buyer' as const, id: own.by }
  await stepRequest(container, found, { version: found.version, to: 'withdrawn', actor })
  return findRequest(container, wanted)
}
