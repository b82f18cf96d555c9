import { toYuan } from '@shanzhen/money-kit/fen'
import type { Priced } from '../quote/build-quote'
import type { OrderView } from '../types'
import type { OrderRow } from '../view/load-order'
import { toOrderView } from '../view/order-view'
import type { OrderInput } from './order-input'

/** The order just placed as its buyer sees it, from what was written: reading it all back would cost as much again. */
export function freshView(
  order: OrderInput,
  written: { id: string; display_id: number; created_at: string },
  priced: Priced,
  expiresAt: Date,
): OrderView {
  const { lines, discount_fen, freight_fen, total_fen } = priced.order
  const onLines = [...lines.values()].reduce((sum, line) => sum + line.discount_fen, 0)
  const row = {
    ...order,
    ...written,
    canceled_at: null,
    summary: { current_order_total: toYuan(total_fen ?? 0) },
    items: order.items.map((item) => {
      const line = lines.get(item.variant_id)
      return {
        ...item,
        total: toYuan(line?.total_fen ?? 0),
        original_total: toYuan(line?.original_fen ?? 0),
        discount_total: toYuan(line?.discount_fen ?? 0),
      }
    }),
    shipping_methods: order.shipping_methods?.map(({ name, data }) => ({
      name,
      data,
      original_total: toYuan(freight_fen ?? 0),
      discount_total: toYuan(discount_fen - onLines),
    })),
  } as unknown as OrderRow
  const state = (total_fen ?? 0) > 0 ? 'open' : 'paid'
  return toOrderView(row, { state, expires_at: expiresAt, cancel_reason: null, canceled_at: null, paid_at: null })
}
