import { MedusaError } from '@medusajs/framework/utils'

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
export const beingShipped = () => new ParcelRefusal(409, CONFLICT, '这个订单正在发货，请刷新后再试', 'busy')
export const heldBack = ({ code, message }: { code: string; message: string }) =>
  new ParcelRefusal(409, CONFLICT, message, code)

/** What no parcel may carry: an order that is canceled, not paid, or paid back; null where it may leave. */
export function refuseShipping(order: {
  canceled: boolean
  payment: 'unpaid' | 'paid' | 'refunded'
}): ParcelRefusal | null {
  if (order.canceled) return orderCanceled()
  if (order.payment === 'unpaid') return orderUnpaid()
  return order.payment === 'refunded' ? orderRefunded() : null
}
