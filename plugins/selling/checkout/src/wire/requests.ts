import { z } from '@medusajs/framework/zod'
import { OrderStatus, PaymentChannel } from './answers'

/** What a buyer may send, checked field by field; messages are shown beside the field. */

const quantity = z.int({ error: '数量须为整数' }).min(1, '数量至少为 1').max(999, '每种商品最多 999 件')
const variantId = z.string({ error: '缺少商品规格' }).min(1, '缺少商品规格').max(64, '商品规格不对')
const fen = z.int({ error: '金额须为整数（分）' }).min(0, '金额不能为负')
const text = (label: string, max: number) =>
  z
    .string({ error: `请填写${label}` })
    .trim()
    .min(1, `请填写${label}`)
    .max(max, `${label}不超过 ${max} 字`)
const shippingOptionId = z.string({ error: '请选择配送方式' }).min(1, '请选择配送方式').max(64, '配送方式不对')
/** The address of the page of a small shop at which it is bought; left out: at this shop. */
const outlet = z.string({ error: '小店不对' }).regex(/^[a-z0-9-]{1,40}$/, '小店不对')
const promotionCodes = z
  .array(z.string().trim().min(1, '优惠码不能为空').max(64, '优惠码过长'))
  .max(5, '最多使用 5 个优惠码')

const distinct = (items: { variant_id: string }[]) =>
  new Set(items.map((item) => item.variant_id)).size === items.length
const NOT_EMPTY = '请先选购商品'
const TOO_MANY = '一次最多购买 50 种商品'
const DOUBLED = '同一规格请合并成一行'

export const QuoteBody = z.strictObject({
  items: z
    .array(z.strictObject({ variant_id: variantId, quantity }), { error: NOT_EMPTY })
    .min(1, NOT_EMPTY)
    .max(50, TOO_MANY)
    .refine(distinct, DOUBLED),
  province: z.string().trim().max(20, '省份不对').optional(),
  shipping_option_id: shippingOptionId.optional(),
  promotion_codes: promotionCodes.optional(),
  outlet: outlet.optional(),
})
export type QuoteBody = z.infer<typeof QuoteBody>

const person = {
  name: text('收货人姓名', 30),
  phone: z.string({ error: '请填写手机号' }).regex(/^1[3-9]\d{9}$/, '请填写 11 位手机号'),
}
/** A pickup needs a person alone; that a parcel needs the rest is checked once the way of shipping is known. */
const AddressBody = z.strictObject({
  ...person,
  province: text('省份', 20).optional(),
  city: text('城市', 30).optional(),
  district: text('区县', 30).optional(),
  detail: text('详细地址', 120).optional(),
})
export const FullAddress = z.strictObject({
  ...person,
  province: text('省份', 20),
  city: text('城市', 30),
  district: text('区县', 30),
  detail: text('详细地址', 120),
})

export const PlaceBody = z.strictObject({
  items: z
    .array(z.strictObject({ variant_id: variantId, quantity, unit_price_fen: fen }), { error: NOT_EMPTY })
    .min(1, NOT_EMPTY)
    .max(50, TOO_MANY)
    .refine(distinct, DOUBLED),
  address: AddressBody,
  email: z.email('邮箱格式不对').max(120, '邮箱过长').optional(),
  shipping_option_id: shippingOptionId,
  expected_total_fen: fen,
  promotion_codes: promotionCodes.optional(),
  age_confirmed: z.boolean().optional(),
  fresh_notice_accepted: z.boolean().optional(),
  note: z.string().trim().max(200, '留言不超过 200 字').optional(),
  locale: z.enum(['zh-CN', 'en'], { error: '语言不对' }).optional(),
  outlet: outlet.optional(),
  /** 推荐码: of whoever recommended the shop. */
  referral_code: z.string().trim().max(20, '推荐码过长').optional(),
})
export type PlaceBody = z.infer<typeof PlaceBody>

export const IdempotencyKey = z.uuid('请求缺少有效的 Idempotency-Key')

export const PayBody = z.strictObject({
  provider: z.string({ error: '请选择支付方式' }).regex(/^[a-z0-9_-]{1,32}$/, '请选择支付方式'),
  channel: z.enum(PaymentChannel.options, { error: '请选择支付渠道' }),
  openid: z
    .string()
    .regex(/^[\w-]{1,128}$/, 'openid 不对')
    .optional(),
  return_url: z.string().max(500, '返回地址过长').optional(),
})
export type PayBody = z.infer<typeof PayBody>

/** Why a buyer gives up an order that is paid and has not left. */
export const BUYER_CANCEL_REASONS = ['changed_mind', 'wrong_order', 'wrong_address', 'too_slow', 'other'] as const
export type BuyerCancelReason = (typeof BUYER_CANCEL_REASONS)[number]

/** With a reason a paid order is given up too; without one only an unpaid order is. */
export const CancelBody = z.strictObject({
  reason: z.enum(BUYER_CANCEL_REASONS, { error: '请选择取消原因' }).optional(),
})

export const ListQuery = z.strictObject({
  page: z.coerce.number().int('页码须为整数').min(1, '页码从 1 开始').max(10_000, '页码过大').default(1),
  limit: z.coerce.number().int('每页条数须为整数').min(1, '每页至少 1 条').max(50, '每页最多 50 条').default(10),
  status: z.enum(OrderStatus.options, { error: '没有这种订单状态' }).optional(),
})

export const HandPaymentBody = z.strictObject({
  method: z.enum(['cash', 'transfer'], { error: '请选择现金或银行转账' }),
  amount_fen: fen,
  reference: z.string().trim().max(100, '凭证号不超过 100 字').optional(),
})

export const TermBody = z.strictObject({ pay_until: z.string({ error: '请填写付款期限' }) })
