import { MedusaError } from '@medusajs/framework/utils'
import type { PackingOrder } from './parcels'
import type { ParcelLine } from './types'

/** A parcel that must not leave, with the words staff read; its fields survive the workflow that raised it. */
export class ParcelRefusal extends MedusaError {
  constructor(
    readonly status: number,
    type: string,
    message: string,
    code: string,
    readonly fields?: Record<string, string>,
  ) {
    super(type, message, code)
  }
}

/** Reads a refusal back, also after a workflow has turned the error into a plain object. */
export function asRefusal(error: unknown): ParcelRefusal | null {
  const candidate = error as Partial<ParcelRefusal> | null
  return typeof candidate?.status === 'number' && candidate.code ? (candidate as ParcelRefusal) : null
}

const { INVALID_DATA, NOT_FOUND, CONFLICT } = MedusaError.Types

export const invalidFields = (fields: Record<string, string>) =>
  new ParcelRefusal(400, INVALID_DATA, Object.values(fields)[0] ?? '填写有误', 'invalid', fields)
export const orderNotFound = () => new ParcelRefusal(404, NOT_FOUND, '没有找到这个订单', 'order_not_found')
export const parcelNotFound = () => new ParcelRefusal(404, NOT_FOUND, '没有找到这个包裹', 'parcel_not_found')
const orderCanceled = () => new ParcelRefusal(409, CONFLICT, '订单已取消，不能发货', 'canceled')
const orderUnpaid = () => new ParcelRefusal(409, CONFLICT, '订单还没有付款，不能发货', 'unpaid')
const orderRefunded = () => new ParcelRefusal(409, CONFLICT, '订单已全额退款，不能发货', 'refunded')
export const tooMuch = (title: string, left: number) =>
  new ParcelRefusal(409, CONFLICT, `${title} 只剩 ${left} 件未发`, 'more_than_left')
export const weighFirst = () =>
  new ParcelRefusal(409, CONFLICT, '订单里有按实重结算的商品，请在本页“发货”里填写实重后发出', 'weigh_first')
export const notShipped = () => new ParcelRefusal(409, CONFLICT, '包裹还没有发出', 'not_shipped')
export const alreadyDelivered = () => new ParcelRefusal(409, CONFLICT, '包裹已送达，不能再改单号', 'delivered')
export const arrivedAlready = () =>
  new ParcelRefusal(409, CONFLICT, '包裹已送达，不能拆包；买家要退请走售后', 'delivered')
export const unpackCanceled = () => new ParcelRefusal(409, CONFLICT, '订单已取消，不能拆包', 'canceled')
export const weightPaidBack = () =>
  new ParcelRefusal(409, CONFLICT, '这个包裹已按实重退过差价，不能拆包；还没交出去就按原包裹寄出', 'weight_paid_back')
export const comingBack = () =>
  new ParcelRefusal(409, CONFLICT, '包裹里有商品正在退货或已经退回，不能拆包；请先处理退货', 'coming_back')
export const alreadyArrived = () => new ParcelRefusal(409, CONFLICT, '包裹已标记送达', 'delivered')
export const unpackedAlready = () => new ParcelRefusal(409, CONFLICT, '包裹已经拆开', 'unpacked')
export const shippedAlready = () =>
  new ParcelRefusal(409, CONFLICT, '包裹已标记发出。没有交给快递的，请在本页“发货”里点“没交出去，拆包”', 'shipped')
export const atTheOrder = () => new ParcelRefusal(409, CONFLICT, '包裹请在它的订单里装箱、发出和取消', 'at_the_order')
export const noWaybill = () =>
  new ParcelRefusal(409, CONFLICT, '自送和自提没有运单号，只能在快递之间更正', 'no_waybill')
export const waybillTaken = (where: WaybillPlace) =>
  new ParcelRefusal(409, CONFLICT, `${standsOn(where)}，收件人不是同一个，请核对面单`, 'waybill_taken')
export const sameBox = (where: WaybillPlace) =>
  new ParcelRefusal(
    409,
    CONFLICT,
    `${standsOn(where)}，收件人相同。同一收件人的另一单已用此单号，合并寄出？`,
    'same_box',
  )
export const waybillJustTaken = () =>
  new ParcelRefusal(409, CONFLICT, '这个运单号刚刚用在了另一个订单的包裹上，请核对面单', 'waybill_taken')
export const otherWay = (pickup: boolean) =>
  new ParcelRefusal(
    409,
    CONFLICT,
    pickup ? '买家选的是自提，这个包裹却要寄出，确定吗？' : '买家选的是寄送，这个包裹却要当自提交付，确定吗？',
    'other_way',
  )
export const noAddress = () =>
  new ParcelRefusal(409, CONFLICT, '自提的订单没有收货地址，不能寄出；请先补上地址', 'no_address')
export const beingShipped = () => new ParcelRefusal(409, CONFLICT, '这个订单正在发货，请刷新后再试', 'busy')
export const heldBack = ({ code, message }: { code: string; message: string }) =>
  new ParcelRefusal(409, CONFLICT, message, code)

const additionUnpaid = () => new ParcelRefusal(409, CONFLICT, '后来加的商品买家还没有付款，付过款的可以先发', 'unpaid')

/** A parcel that bears a number already. */
type WaybillPlace = { tracking_number: string; order: number; carrier: string; day: string | null }

const standsOn = ({ tracking_number, order, carrier, day }: WaybillPlace) =>
  `运单号 ${tracking_number} 已用在订单 #${order} ${day ? `${day} 发出` : ''}的包裹上${carrier ? `（${carrier}）` : ''}`

type Payable = Pick<PackingOrder, 'canceled' | 'payment' | 'uncovered_fen' | 'lines'>

/**
 * What no parcel may carry: of an order that is canceled, not paid, or paid back; null where it may leave. What staff
 * added later and nobody has paid yet stays: what is still due is missing from the newest lines.
 * @param wanted everything left where not said
 */
export function refuseShipping(order: Payable, wanted?: ParcelLine[]): ParcelRefusal | null {
  if (order.canceled) return orderCanceled()
  if (order.payment === 'unpaid') return orderUnpaid()
  if (order.payment === 'refunded') return orderRefunded()
  if (order.payment === 'paid') return null
  let due_fen = order.uncovered_fen
  for (const { line_item_id, quantity, left, paid_fen } of [...order.lines].sort(newestFirst)) {
    const goes = wanted ? (wanted.find((line) => line.line_item_id === line_item_id)?.quantity ?? 0) : left
    const unpaid = paid_fen > 0 ? Math.min(left, Math.ceil((due_fen * quantity) / paid_fen)) : 0
    if (goes > left - unpaid) return additionUnpaid()
    due_fen = Math.max(0, due_fen - Math.floor((unpaid * paid_fen) / quantity))
  }
  return null
}

/** Medusa's ids begin with the moment they were drawn. */
const newestFirst = (a: { line_item_id: string }, b: { line_item_id: string }) =>
  a.line_item_id < b.line_item_id ? 1 : -1
