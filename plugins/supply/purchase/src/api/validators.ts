import { z } from '@medusajs/framework/zod'
import { day, text, word } from '@shanzhen/http/fields'
import { amount, bookedOn, note, reference } from '@shanzhen/ledger/api/voucher-forms'
import { BASES } from '../wire'

/** ¥100,000 a kilogram: nothing that grows here costs more. */
const MOST_FEN = 10_000_000
const unit = (least: number) =>
  z
    .int({ error: '单价须为整数分' })
    .min(least, least ? '单价须大于零' : '单价不能小于零')
    .max(MOST_FEN, '单价太大，请核对')
const grade = z.string().trim().max(60, '等级不超过 60 字').default('')
const basis = z.enum(BASES, { error: '请选择按公斤还是按件' })

export const AgreePrice = z.strictObject({
  producer_id: text('生产者'),
  good_id: text('商品'),
  grade,
  basis,
  unit_fen: unit(1),
  valid_from: day('从哪天起'),
})
export type AgreePrice = z.infer<typeof AgreePrice>

/** One of the agreed prices, or one for this lot alone with its reason; ¥0 for goods that were given back. */
export const PriceLotBody = z
  .strictObject({
    price_id: z.string().trim().max(60, '协议价不对').optional(),
    grade,
    basis: basis.optional(),
    unit_fen: unit(0).optional(),
    reason: z.string().trim().max(200, '原因不超过 200 字').optional(),
  })
  .superRefine(({ price_id, basis: by, unit_fen, reason }, ctx) => {
    const missing = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (price_id) return by || unit_fen !== undefined ? missing('price_id', '选了协议价就不另填单价') : undefined
    if (!by) missing('basis', '请选一个协议价，或填写单价和原因')
    else if (unit_fen === undefined) missing('unit_fen', '请填写单价')
    else if (!reason) missing('reason', '不按协议价请写明原因')
  })
export type PriceLotBody = z.infer<typeof PriceLotBody>

export const PayProducer = z.strictObject({
  amount_fen: amount,
  from: z.enum(['bank', 'cash'], { error: '请选择付款账户' }),
  reference,
  note,
  effective_on: bookedOn,
})
export type PayProducer = z.infer<typeof PayProducer>

export const PricesQuery = z.object({ producer_id: word, good_id: word })
export type PricesQuery = z.infer<typeof PricesQuery>
export const DeliveriesQuery = z.object({
  producer_id: text('生产者'),
  limit: z.string().optional(),
  offset: z.string().optional(),
})
export type DeliveriesQuery = z.infer<typeof DeliveriesQuery>
export const GoodsQuery = z.object({ producer_id: text('生产者') })
export const ListQuery = z.object({ limit: z.string().optional(), offset: z.string().optional() })

const month = z.string('请选择月份').regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '月份要写成 2026-11 这样')
export const StatementQuery = z.object({ month, format: z.enum(['pdf', 'csv'], '格式只有 pdf 和 csv').default('pdf') })
export type StatementQuery = z.infer<typeof StatementQuery>
/** What is no page is the first. */
export const OwnQuery = z.object({
  page: word.transform((page) => Math.max(1, Math.min(10_000, Math.trunc(Number(page)) || 1))),
})
export type OwnQuery = z.infer<typeof OwnQuery>

const number = z
  .string('请填写收款账号')
  .transform((value) => value.normalize('NFKC').replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{8,30}$/, '收款账号是 8 到 30 位数字'))
/** By a name that the record of the staff's acts leaves out. */
export const EnterAccount = z.strictObject({
  bank: text('开户银行'),
  holder: text('账户名', 100),
  account_number: number,
})
export type EnterAccount = z.infer<typeof EnterAccount>

export const DecideAccount = z
  .strictObject({
    account_id: text('账户'),
    verdict: z.enum(['accepted', 'refused'], { error: '请选择同意或不同意' }),
    reason: z.string().trim().max(300, '原因不超过 300 字').optional(),
  })
  .refine(({ verdict, reason }) => verdict === 'accepted' || reason, { path: ['reason'], error: '请写明原因' })
export type DecideAccount = z.infer<typeof DecideAccount>

export const AskPayout = z.strictObject({ amount_fen: amount })
export type AskPayout = z.infer<typeof AskPayout>
