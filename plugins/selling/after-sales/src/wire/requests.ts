import { z } from '@medusajs/framework/zod'
import { DISPOSALS, KINDS, REASONS, STATES } from './answers'

/** What buyers and staff may send, checked field by field; messages are shown beside the field. */
const text = (label: string, max: number) =>
  z
    .string({ error: `请填写${label}` })
    .trim()
    .min(1, `请填写${label}`)
    .max(max, `${label}不超过 ${max} 字`)
const version = z.int({ error: '缺少版本' })

const ClaimFields = {
  kind: z.enum(KINDS, { error: '请选择售后方式' }),
  reason: z.enum(REASONS, { error: '请选择原因' }),
  lines: z
    .array(
      z.strictObject({
        line_item_id: z.string({ error: '缺少商品' }).min(1, '缺少商品').max(64, '商品不对'),
        quantity: z.int({ error: '数量须为整数' }).min(1, '数量至少为 1').max(999, '数量过大'),
      }),
      { error: '请选择商品' },
    )
    .min(1, '请选择商品')
    .max(50, '商品过多')
    .refine((lines) => new Set(lines.map((line) => line.line_item_id)).size === lines.length, '同一商品请合并成一行'),
}
export const EstimateBody = z.strictObject(ClaimFields)
export const RequestBody = z.strictObject({
  ...ClaimFields,
  text: z.string().trim().max(500, '说明不超过 500 字').optional(),
  photo_ids: z.array(z.string().max(64, '照片不对')).max(6, '最多 6 张照片').default([]),
})
export type RequestBody = z.infer<typeof RequestBody>
/** As its buyer fills it in. */
export type NewClaim = z.input<typeof RequestBody>
export const IdempotencyKey = z.uuid('Idempotency-Key 须为 UUID')
export const PhotoBody = z.strictObject({ content: z.string({ error: '缺少照片' }).min(1, '缺少照片') })
export const SentBody = z.strictObject({ carrier: text('快递公司', 20), waybill: text('运单号', 40) })

export const ReturnFreightBody = z.strictObject({
  amount_fen: z.int({ error: '金额须为整数（分）' }).min(1, '请填写运费金额'),
  photo_ids: z
    .array(z.string().max(64, '照片不对'), { error: '请上传运费凭证的照片' })
    .min(1, '请上传运费凭证的照片')
    .max(3, '最多 3 张照片'),
  payee: text('收款方式（支付宝、微信或银行卡号）', 100),
})
export type ReturnFreightBody = z.infer<typeof ReturnFreightBody>
export const PayFreightBody = z.strictObject({
  amount_fen: z.int({ error: '金额须为整数（分）' }).min(1, '金额至少 1 分').optional(),
  reason: z.string().trim().max(200, '原因不超过 200 字').optional(),
  method: z.enum(['cash', 'transfer'], { error: '请选择现金或银行转账' }),
  reference: z.string().trim().max(100, '凭证号不超过 100 字').optional(),
})
export const RefuseFreightBody = z.strictObject({ reason: text('拒绝原因', 200) })

export const ApproveBody = z.strictObject({ version, note: z.string().trim().max(200, '备注不超过 200 字').optional() })
export const RefuseBody = z.strictObject({ version, reason: text('拒绝原因', 200) })
export const InspectBody = z.strictObject({
  version,
  lines: z.array(
    z.strictObject({
      id: z.string(),
      sellable: z.int({ error: '数量须为整数' }).min(0, '数量不能为负'),
      disposal: z.enum(DISPOSALS, { error: '请选择不可售商品的处理方式' }).nullish(),
    }),
    { error: '请登记验货结果' },
  ),
  /** That what was sent back as broken or spoiled is meant to be sold again. */
  resell_damaged: z.boolean().default(false),
})
export type InspectBody = z.infer<typeof InspectBody>
export const RefundBody = z.strictObject({
  version,
  amount_fen: z.int({ error: '金额须为整数（分）' }).min(0, '金额不能为负').optional(),
  lowered_reason: z.string().trim().max(200, '原因不超过 200 字').optional(),
})
export const ListQuery = z.object({
  state: z.enum(STATES, { error: '没有这种状态' }).optional(),
  order_id: z.string().max(64, '订单不对').optional(),
  page: z.coerce.number('页码不正确').int().min(1, '页码从 1 开始').default(1),
})
