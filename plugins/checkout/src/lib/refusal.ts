import { MedusaError } from '@medusajs/framework/utils'
import type { Change, Quote } from '../types'

type Details = { code?: string; fields?: Record<string, string>; changes?: Change[]; quote?: Quote }

/** A request checkout turns away, with the status and the details its page needs to say why. */
export class Refusal extends MedusaError {
  constructor(
    readonly status: number,
    type: string,
    message: string,
    readonly details: Details = {},
  ) {
    super(type, message)
  }

  body() {
    return { type: this.type, message: this.message, ...this.details }
  }
}

const { INVALID_DATA, NOT_FOUND, CONFLICT, NOT_ALLOWED, UNAUTHORIZED } = MedusaError.Types

export const fieldsInvalid = (fields: Record<string, string>) =>
  new Refusal(400, INVALID_DATA, Object.values(fields)[0] ?? '填写有误', { code: 'invalid', fields })
export const orderNotFound = () => new Refusal(404, NOT_FOUND, '没有找到这个订单', { code: 'order_not_found' })
export const signInFirst = () => new Refusal(401, UNAUTHORIZED, '请先登录', { code: 'sign_in' })
export const keyReused = () =>
  new Refusal(409, CONFLICT, '这次提交与之前的内容不同，请刷新后重试', { code: 'idempotency_key_reused' })
export const changed = (changes: Change[], quote: Quote) =>
  new Refusal(409, CONFLICT, '商品信息有变化，请确认后再提交', { code: 'changed', changes, quote })
export const ageNotConfirmed = () =>
  new Refusal(422, NOT_ALLOWED, '订单含酒类，请确认您已年满 18 周岁', {
    code: 'age_confirmation_required',
    fields: { age_confirmed: '请确认您已年满 18 周岁' },
  })
export const freshNoticeNotAccepted = () =>
  new Refusal(422, NOT_ALLOWED, '订单含生鲜商品，请先确认不适用七天无理由退货', {
    code: 'fresh_notice_required',
    fields: { fresh_notice_accepted: '请确认生鲜商品不适用七天无理由退货' },
  })
export const notPayable = (code: 'paid' | 'canceled' | 'expired') =>
  new Refusal(409, CONFLICT, { paid: '订单已付款', canceled: '订单已取消', expired: '订单已超时取消' }[code], { code })
export const alreadyShipped = () =>
  new Refusal(409, CONFLICT, '商品已经打包或发出，不能再取消；收到后可以申请售后', { code: 'shipped' })
export const providerUnknown = () =>
  new Refusal(400, INVALID_DATA, '暂不支持这种支付方式', {
    code: 'provider',
    fields: { provider: '暂不支持这种支付方式' },
  })
export const providerSilent = () =>
  new Refusal(503, MedusaError.Types.UNEXPECTED_STATE, '支付渠道暂时没有回应，请稍后再试', {
    code: 'provider_unavailable',
  })
export const refundedJustNow = () =>
  new Refusal(409, CONFLICT, '刚刚已经退过同样的金额；如果确实要再退一次，请半分钟后再试', { code: 'repeated' })
export const noReceiptYet = () => new Refusal(409, CONFLICT, '订单付款后才能开收据', { code: 'unpaid' })
