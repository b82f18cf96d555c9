import { text } from './http.ts'

/** What the shop said of how an order was sent (发货信息管理); one change is taken, no more. */
export type Reported = { transaction_id: string; times: number; body: Record<string, unknown> }

const pick = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

export class Shipping {
  readonly reported = new Map<string, Reported>()

  upload(body: Record<string, unknown>): Record<string, unknown> {
    const bad = (errmsg: string) => ({ errcode: 47001, errmsg: `data format error: ${errmsg}` })
    const transaction_id = text(pick(body.order_key, 'transaction_id'))
    if (pick(body.order_key, 'order_number_type') !== 2 || !transaction_id) return bad('order_key')
    if (![1, 2, 3, 4].includes(Number(body.logistics_type))) return bad('logistics_type')
    const list = Array.isArray(body.shipping_list) ? (body.shipping_list as Record<string, unknown>[]) : []
    if (!list.length || list.length > 15) return bad('shipping_list')
    if (body.delivery_mode !== (list.length > 1 ? 2 : 1)) return bad('delivery_mode')
    if (body.delivery_mode === 2 && typeof body.is_all_delivered !== 'boolean') return bad('is_all_delivered')
    const wrong = list.some(
      (one) =>
        !text(one.item_desc) ||
        text(one.item_desc).length > 120 ||
        (body.logistics_type === 1 && (!text(one.tracking_no) || !text(one.express_company))) ||
        (one.express_company === 'SF' && !/^\d{3}\*{4}\d{4}$/.test(text(pick(one.contact, 'receiver_contact')))),
    )
    if (wrong) return bad('shipping_list')
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00$/.test(text(body.upload_time))) return bad('upload_time')
    if (!text(pick(body.payer, 'openid'))) return bad('payer')
    const times = (this.reported.get(transaction_id)?.times ?? 0) + 1
    if (times > 2) return { errcode: 10060003, errmsg: '支付单已使用重新发货机会' }
    this.reported.set(transaction_id, { transaction_id, times, body })
    return { errcode: 0, errmsg: 'ok' }
  }
}
