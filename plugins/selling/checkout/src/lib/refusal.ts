import { MedusaError } from '@medusajs/framework/utils'
import type { Refused } from '@shanzhen/ports/types'
import type { UnpaidLimit } from '../modules/checkout/unpaid'
import type { Change, Quote } from '../types'

type Details = {
  code?: string
  retry_after_s?: number
  fields?: Record<string, string>
  changes?: Change[]
  quote?: Quote
}

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
    const { retry_after_s: _, ...details } = this.details
    return { type: this.type, message: this.message, ...details }
  }
}

const { INVALID_DATA, NOT_FOUND, CONFLICT, NOT_ALLOWED, UNAUTHORIZED } = MedusaError.Types

export const fieldsInvalid = (fields: Record<string, string>) =>
  new Refusal(400, INVALID_DATA, Object.values(fields)[0] ?? '填写有误', { code: 'invalid', fields })
export const orderNotFound = () => new Refusal(404, NOT_FOUND, '没有找到这个订单', { code: 'order_not_found' })
export const paymentNotFound = () => new Refusal(404, NOT_FOUND, '没有找到这笔付款', { code: 'payment_not_found' })
export const notTransferable = () =>
  new Refusal(409, CONFLICT, '本店的订单不转给别的账户', { code: 'not_transferable' })
export const noCredit = () =>
  new Refusal(409, CONFLICT, '要少收，请编辑订单改价格；要退款，请在付款处退', { code: 'no_credit' })
export const noCollections = () =>
  new Refusal(409, CONFLICT, '订单的款由买家在订单页付，或由员工在“线下收款”登记；收款单不能单独新建、改动或删除', {
    code: 'no_collections',
  })
export const signInFirst = () => new Refusal(401, UNAUTHORIZED, '请先登录', { code: 'sign_in' })
export const keyReused = () =>
  new Refusal(409, CONFLICT, '这次提交与之前的内容不同，请刷新后重试', { code: 'idempotency_key_reused' })
/** Without a quote the page asks for one: whoever comes too late for the last piece costs no pricing. */
export const changed = (changes: Change[], quote?: Quote) =>
  new Refusal(409, CONFLICT, '商品信息有变化，请确认后再提交', { code: 'changed', changes, ...(quote && { quote }) })
/** Of Medusa's own cart, which keeps what was counted when its way was chosen. */
export const carriageChanged = () =>
  new Refusal(409, CONFLICT, '运费有变化，请重新选择配送方式', { code: 'carriage_changed' })
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
export const paymentUnknown = () => new Refusal(404, MedusaError.Types.NOT_FOUND, '没有找到这笔付款')
export const refundWithoutOrder = () =>
  new Refusal(409, CONFLICT, '这笔钱是小店的充值，已在预存款里，不能从渠道退；请让小店申请提现', { code: 'no_order' })
const amountWrong = (message: string) =>
  new Refusal(400, INVALID_DATA, message, { code: 'amount', fields: { amount: message } })
export const amountNotWhole = () => amountWrong('退款金额最小到分，请重新填写')
export const moreThanPaid = (left: string) => amountWrong(`这笔付款最多还能退 ${left}`)
export const tooBusy = () =>
  new Refusal(503, MedusaError.Types.UNEXPECTED_STATE, '现在下单的人太多，请几秒后再试', {
    code: 'busy',
    retry_after_s: 5,
  })
/** What a trader keeps with us does not reach. */
export const notAffordable = ({ code, message }: Refused) => new Refusal(402, CONFLICT, message, { code })
export const tradeAway = (reason: string) =>
  new Refusal(503, MedusaError.Types.UNEXPECTED_STATE, `代发订单暂时不能提交：${reason}`, { code: 'trade_away' })
/** What an outlet does not sell (any more). */
export const notSoldThere = ({ code, message }: Refused) => new Refusal(409, CONFLICT, message, { code })
export const outletAway = (reason: string) =>
  new Refusal(503, MedusaError.Types.UNEXPECTED_STATE, `小店主页暂时不能下单：${reason}`, { code: 'outlet_away' })
export const outletUnknown = () =>
  new Refusal(404, MedusaError.Types.NOT_FOUND, '没有这家小店，或者它现在不营业', { code: 'outlet_unknown' })
/** A code that somebody typed leads to nobody. */
export const referralRefused = ({ code, message }: Refused) =>
  new Refusal(400, INVALID_DATA, message, { code, fields: { referral_code: message } })
const HELD: Record<UnpaidLimit, string> = {
  orders: '您有几笔订单还没有付款，请先付款或取消，再下新的订单',
  pieces: '付款前能留的件数有限，请减少数量，或先为已下的订单付款',
  network: '和您同一个网络的客人还有许多订单没有付款。请用手机号登录后下单，或改用手机流量，也可以几分钟后再试',
  given_up: '今天没付款就取消或过期的订单太多了，请明天再下单；着急请用手机号登录后下单，或联系客服',
  good: '这件商品正被太多未付款的订单占着，请几分钟后再试，或登录后下单',
}
/** Whose limit it is can be waited for where others hold the goods; one's own orders have to be paid or given up. */
export const heldUnpaid = (limit: UnpaidLimit) => {
  const others = limit === 'network' || limit === 'good'
  const details = { code: `unpaid_${limit}`, ...(others && { retry_after_s: 60 }) }
  return new Refusal(others ? 429 : 409, CONFLICT, HELD[limit], details)
}

/** A refusal that a workflow handed back as plain data. */
export function refusalOf(error: unknown): Refusal | null {
  const { status, type, message, details } = (error ?? {}) as Partial<Refusal>
  if (typeof status !== 'number' || !details || !type || !message) return null
  return new Refusal(status, type, message, details)
}

export const noReceiptYet = () => new Refusal(409, CONFLICT, '订单付款后才能开收据', { code: 'unpaid' })
export const nothingPaid = () => new Refusal(409, CONFLICT, '这个订单不用付款，没有收据', { code: 'free' })
export const otherAmountDue = (due: string) =>
  new Refusal(409, CONFLICT, `这个订单应收 ${due}，请刷新后重新登记`, {
    code: 'amount',
    fields: { amount_fen: `应收 ${due}` },
  })
export const refundNotFound = () => new Refusal(404, NOT_FOUND, '没有找到这笔退款', { code: 'refund_not_found' })
export const sayHow = () =>
  new Refusal(422, NOT_ALLOWED, '请在本页“线下收款”里登记：收的是现金还是银行转账', { code: 'method' })
export const draftNotFound = () => new Refusal(404, NOT_FOUND, '没有找到这个草稿订单', { code: 'draft_not_found' })
export const draftEmpty = () => new Refusal(400, INVALID_DATA, '草稿里还没有商品', { code: 'empty' })
export const notForSale = (reason: string) => new Refusal(409, NOT_ALLOWED, reason, { code: 'not_for_sale' })
export const notShippable = (reason: string) => new Refusal(409, NOT_ALLOWED, reason, { code: 'not_shippable' })
export const tooFew = () => new Refusal(409, NOT_ALLOWED, '库存不足：草稿里的商品现在不够了', { code: 'sold_out' })
export const ageOfBuyerUnknown = () =>
  new Refusal(422, NOT_ALLOWED, '草稿含酒类，请先确认买家已满 18 周岁', { code: 'age_confirmation_required' })
