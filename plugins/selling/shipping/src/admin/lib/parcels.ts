/** The order at the packing table, as this plugin's admin routes tell it; a refusal becomes its Chinese message. */
import type { DeliveryKind, ParcelInput, ParcelView, ShippableLine, UnpackingView, WaybillInput } from '../../types'

export interface Packing {
  canceled: boolean
  payment: 'unpaid' | 'paid' | 'refunded'
  lines: ShippableLine[]
  parcels: ParcelView[]
  unpackings: UnpackingView[]
  carriers: { code: string; name: string; kind: DeliveryKind; example: string | null }[]
}

async function call<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/admin/orders/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    credentials: 'include',
    headers: { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const answer = (await response.json().catch(() => ({}))) as T & { message?: string }
  if (!response.ok) throw new Error(answer.message ?? '没有成功，请稍后再试')
  return answer
}

export const readPacking = (order_id: string) => call<Packing>(`${order_id}/parcels`)
export const shipParcel = (order_id: string, parcel: ParcelInput) => call(`${order_id}/parcels`, parcel)
export const deliverParcel = (order_id: string, id: string) => call(`${order_id}/parcels/${id}/delivered`, {})
export const correctWaybill = (order_id: string, id: string, waybill: WaybillInput) =>
  call(`${order_id}/parcels/${id}/waybill`, waybill)
export const unpackParcel = (order_id: string, id: string, reason: string) =>
  call(`${order_id}/parcels/${id}/unpack`, { reason })
export const messageOf = (error: unknown) => (error instanceof Error ? error.message : '没有成功，请稍后再试')

/** Why nothing can be sent now, in the words staff read; null where something can. */
export function blockedBecause({ canceled, payment, lines }: Packing): string | null {
  if (canceled) return '订单已取消，不能发货。'
  if (payment === 'unpaid') return '等待买家付款，付款后才能发货。'
  if (payment === 'refunded') return '订单已全额退款，不能发货。'
  return lines.some((line) => line.left > 0) ? null : '全部商品都已发出。'
}
