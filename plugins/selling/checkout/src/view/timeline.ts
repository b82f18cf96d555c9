import { HAND_WORDS, handMethod } from '@shanzhen/money-kit/by-hand'
import { toFen } from '@shanzhen/money-kit/fen'
import { isStandIn } from '@shanzhen/money-kit/order-balance'
import type { TimelineEntry } from '../types'
import type { FulfillmentRow, OrderRow, PaymentRow, PlacementRow } from './load-order'
import { isCollected } from './parcels'
import { reasonOf } from './weight'

const CANCELED: Record<string, string> = {
  expired: '超过付款时间，订单已自动取消',
  buyer: '您取消了订单',
  staff: '商家取消了订单',
}

const REFUNDED = {
  weight: ['weight_refunded', '称重后退差价'],
  excess: ['excess_refunded', '多付的款项已退回'],
  none: ['refunded', '已退款'],
} as const

const NOT_SENT = '包裹没有交出去，之前的单号作废；我们会重新安排，寄出后告诉您'
const NOT_READY = '货还没有备好，之前的通知作废；备好后再告诉您'

/** What happened to an order, from its records alone, oldest first. */
export function listTimeline(
  row: OrderRow,
  placement: PlacementRow | null,
  payments: PaymentRow[],
  fulfillments: FulfillmentRow[],
): TimelineEntry[] {
  const entries: TimelineEntry[] = []
  const add = (at: string | Date | null | undefined, code: string, text: string) => {
    if (at) entries.push({ at: new Date(at).toISOString(), code, text })
  }
  add(row.created_at, 'placed', '订单已提交')
  for (const payment of payments) {
    const method = handMethod(payment.provider_id)
    const how = method ? `（${HAND_WORDS[method]}）` : ''
    const way = isStandIn(payment.provider_id) ? '' : `，${method ? `由商家以${HAND_WORDS[method]}退还` : '原路退回'}`
    for (const capture of payment.captures ?? [])
      add(capture.created_at, 'paid', `已付款 ${yuan(capture.amount)}${how}`)
    for (const refund of payment.refunds ?? []) {
      const [code, what] = REFUNDED[reasonOf(refund) ?? 'none']
      add(refund.created_at, code, `${what} ${yuan(refund.amount)}${way}`)
    }
  }
  for (const fulfillment of fulfillments) {
    const { delivered_at, labels, metadata } = fulfillment
    const unpacked = dateOf(metadata?.unpacked_at)
    if (fulfillment.canceled_at && !unpacked) continue
    const shipped_at = unpacked ? dateOf(metadata?.sent_at) : fulfillment.shipped_at
    add(unpacked, 'unpacked', isCollected(fulfillment) ? NOT_READY : NOT_SENT)
    if (isCollected(fulfillment)) {
      add(shipped_at, 'ready', '已备好，可到提货点领取')
      add(delivered_at, 'collected', '已取货')
      continue
    }
    const carrier = typeof metadata?.carrier_name === 'string' ? metadata.carrier_name : ''
    const waybill = labels?.[0]?.tracking_number ?? ''
    add(shipped_at, 'shipped', ['已发货', carrier, waybill].filter(Boolean).join(' '))
    add(delivered_at, 'delivered', '已送达')
  }
  if (row.status === 'canceled') {
    add(
      placement?.canceled_at ?? row.canceled_at,
      'canceled',
      CANCELED[placement?.cancel_reason ?? 'staff'] ?? CANCELED.staff,
    )
  }
  return entries.sort((a, b) => a.at.localeCompare(b.at))
}

const dateOf = (at: unknown): string | null => (typeof at === 'string' ? at : null)

const yuan = (amount: number) => `¥${(toFen(amount) / 100).toFixed(2)}`
