/** Which lines may be claimed by which rule, and until when. */
import type { LineFacts, OrderFacts } from '../read-order'
import type { AfterSaleReason, AfterSaleRule, LineRule, Receipt } from '../types'
import { addDays, addHours, endOfDays } from './days'

export const SEVEN_DAYS = 7

const QUALITY: AfterSaleReason[] = ['damaged', 'spoiled', 'not_as_described', 'missing', 'not_received']
export const ruleOf = (reason: AfterSaleReason): AfterSaleRule => (QUALITY.includes(reason) ? 'quality' : 'seven_days')

/** Everything has left: only then can the whole be received. */
export const allShipped = ({ lines, parcels, canceled }: OrderFacts): boolean =>
  !canceled && parcels.length > 0 && lines.every((line) => line.stopped || line.shipped >= line.quantity)

/** When the last of the goods reached their buyer by the carrier's word; null while something is under way. */
export function arrivedAt(order: OrderFacts): Date | null {
  if (!allShipped(order)) return null
  const times = order.parcels.map(({ delivered_at }) => delivered_at?.getTime() ?? Number.NaN)
  return times.some(Number.isNaN) ? null : new Date(Math.max(...times))
}

export const lastShippedAt = ({ parcels }: OrderFacts): Date =>
  new Date(Math.max(...parcels.map(({ shipped_at }) => shipped_at?.getTime() ?? 0)))

type Settings = { now: Date; freshQualityHours: number; autoReceiptDays: number }

/** Before receipt the rights are open and end nowhere yet. */
export function lineRules(
  order: OrderFacts,
  line: LineFacts,
  receipt: Receipt | null,
  { now, freshQualityHours, autoReceiptDays }: Settings,
): { seven_days: LineRule; quality: LineRule } {
  const received = receivedAt(line, receipt, autoReceiptDays)
  const seven = received && endOfDays(received, SEVEN_DAYS)
  const quality = received && line.perishable ? addHours(received, freshQualityHours) : seven
  return {
    // Only what the buyer was told and ticked at this very purchase is excluded.
    seven_days:
      line.perishable && order.fresh_notice
        ? { allowed: false, until: null, why: '生鲜商品，下单时已确认不适用七天无理由退货' }
        : within(seven, now, '已超过收货次日起七天'),
    quality: within(quality, now, line.perishable ? `已超过签收后 ${freshQualityHours} 小时` : '已超过收货次日起七天'),
  }
}

/** What was sent once more has a receipt of its own: it was delivered, or its time ran out. */
function receivedAt(
  { metadata, shipped_at, delivered_at }: LineFacts,
  receipt: Receipt | null,
  days: number,
): Date | null {
  const received = receipt && new Date(receipt.received_at)
  if (!received || !metadata?.resend_of || !shipped_at || shipped_at <= received) return received
  return delivered_at && delivered_at >= shipped_at ? delivered_at : addDays(shipped_at, days)
}

function within(until: Date | null, now: Date, late: string): LineRule {
  const allowed = !until || now < until
  return { allowed, until: until?.toISOString() ?? null, why: allowed ? null : late }
}
