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
    const { shipped_at, delivered_at, labels, metadata } = fulfillment
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

const yuan = (amount: number) => `¥${(toFen(amount) / 100).toFixed(2)}`
