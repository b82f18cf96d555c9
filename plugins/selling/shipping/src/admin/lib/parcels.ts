/** The order at the packing table: what is done to it, and why nothing can be sent. */
import { ask } from '@shanzhen/desk/api'
import type { ParcelInput, WaybillInput } from '../../types'
import type { Packing } from '../../wire'

/** What is asked before it is done, by the rule that refuses it: what its answer sends along. */
export const ASKED_FIRST = {
  same_box: { title: '合并寄出', confirmText: '是一箱，合并寄出', more: { same_box: true } },
  other_way: { title: '换一种方式交付', confirmText: '确定', more: { other_way: true } },
} as const

export const readPacking = (order_id: string) => ask<Packing>(`/orders/${order_id}/parcels`)
export const shipParcel = (order_id: string, parcel: ParcelInput) => ask(`/orders/${order_id}/parcels`, parcel)
export const deliverParcel = (order_id: string, id: string) => ask(`/orders/${order_id}/parcels/${id}/delivered`, {})
export const correctWaybill = (order_id: string, id: string, waybill: WaybillInput) =>
  ask(`/orders/${order_id}/parcels/${id}/waybill`, waybill)
export const unpackParcel = (order_id: string, id: string, reason: string) =>
  ask(`/orders/${order_id}/parcels/${id}/unpack`, { reason })

/** Why nothing can be sent now, in the words staff read; null where something can. */
export function blockedBecause({ canceled, payment, lines }: Packing): string | null {
  if (canceled) return '订单已取消，不能发货。'
  if (payment === 'unpaid') return '等待买家付款，付款后才能发货。'
  if (payment === 'refunded') return '订单已全额退款，不能发货。'
  return lines.some((line) => line.left > 0) ? null : '全部商品都已发出。'
}
