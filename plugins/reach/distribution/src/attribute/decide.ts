/** By whose doing an order is, by the published rule: a code typed, else the last link within the window, else an earlier one. */
import type { MedusaContainer } from '@medusajs/framework/types'
import type { Attribution, Refused, SharedOrder } from '@shanzhen/ports/types'
import { readCode } from '../codes'
import { ATTRIBUTION, DISTRIBUTOR, SHARE_LINK } from '../keys'
import type { Distributor } from '../modules/distributor/store/distributors'
import { isOwnPurchase } from './own-purchase'

const DAY_MS = 86_400_000
type Found = { distributor: Distributor } & Pick<Attribution, 'way' | 'link_id' | 'click_at'>

const CODE_UNKNOWN: Refused = { code: 'referral_code_unknown', message: '没有这个推荐码，请核对或留空' }
const CODE_RESTS: Refused = { code: 'referral_code_rests', message: '这个推荐码现在不能用，请留空' }

/** @returns null where nobody brought them; refused where the code that was typed is nobody's, or of somebody inactive */
export async function decide(
  container: MedusaContainer,
  order: SharedOrder,
  now = new Date(),
): Promise<Attribution | { refused: Refused } | null> {
  const found = order.code ? await byCode(container, order.code) : await byLink(container, order, now)
  if (!found || 'refused' in found) return found
  const { distributor, ...by } = found
  const own = await isOwnPurchase(container, distributor, order)
  return {
    ...{ order_id: order.order_id, distributor_id: distributor.id, ...by },
    window_days: container.resolve(ATTRIBUTION).windowDays,
    void_reason: own ? 'own_purchase' : null,
  }
}

async function byCode(container: MedusaContainer, typed: string): Promise<Found | { refused: Refused }> {
  const code = readCode(typed)
  const distributor = code && (await container.resolve(DISTRIBUTOR).distributorOfCode(code))
  if (!distributor) return { refused: CODE_UNKNOWN }
  if (distributor.state !== 'active') return { refused: CODE_RESTS }
  return { distributor, way: 'code', link_id: null, click_at: null }
}

async function byLink(container: MedusaContainer, order: SharedOrder, now: Date): Promise<Found | null> {
  const attribution = container.resolve(ATTRIBUTION)
  const since = now.getTime() - attribution.windowDays * DAY_MS
  const click = order.click ? attribution.readClick(order.click, now) : null
  const link = click && click.at.getTime() > since ? await linkOfCode(container, click.link_code) : null
  const fresh = link && click && { link_id: link.id, distributor_id: link.distributor_id, click_at: click.at }
  const bound = order.customer_id ? await attribution.bindingsOf(order.customer_id, now) : []
  // Where the window was made shorter since, today's counts.
  const earlier = bound.filter(({ click_at }) => click_at.getTime() > since)
  for (const [way, one] of [['link', fresh] as const, ...earlier.map((click) => ['binding', click] as const)]) {
    const distributor = one && (await container.resolve(DISTRIBUTOR).activeSince(one.distributor_id, one.click_at))
    if (one && distributor) return { distributor, way, link_id: one.link_id, click_at: one.click_at }
  }
  return null
}

const linkOfCode = (container: MedusaContainer, code: string) => container.resolve(SHARE_LINK).linkByCode(code)
