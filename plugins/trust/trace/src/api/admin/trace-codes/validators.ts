import { z } from '@medusajs/framework/zod'

/** What staff send at the label printer. */
export const CreateTraceCodes = z.strictObject({
  idempotency_key: z.string().min(8, '缺少请求编号').max(80, '请求编号过长'),
  lot_id: z.string({ error: '请选择批次' }).min(1, '请选择批次'),
  count: z.int('数量须为整数').min(1, '至少 1 枚').max(100_000, '一次最多 100,000 枚'),
  allowance: z.int('余量须为整数').min(0, '余量不能为负').default(0),
})
export type CreateTraceCodes = z.infer<typeof CreateTraceCodes>

export const VoidTraceCodes = z.strictObject({
  reason: z.string({ error: '请写明作废原因' }).trim().min(2, '请写明作废原因').max(100, '原因不超过 100 字'),
})
export type VoidTraceCodes = z.infer<typeof VoidTraceCodes>

/** As many as a printer is fed with at once: 100 sheets of 21. */
export const LABELS_AT_ONCE = 2100

export const LabelsQuery = z.object({
  format: z.enum(['sheet', 'roll'], '格式只有 sheet 和 roll').default('sheet'),
  from: z.coerce.number('起始枚数不正确').int('起始枚数不正确').min(1, '从第 1 枚开始').default(1),
  take: z.coerce
    .number('枚数不正确')
    .int('枚数不正确')
    .min(1, '至少 1 枚')
    .max(LABELS_AT_ONCE, `一次最多 ${LABELS_AT_ONCE} 枚`)
    .default(LABELS_AT_ONCE),
})
export type LabelsQuery = z.infer<typeof LabelsQuery>

/** Part of a lot's number. */
export const LabelLotsQuery = z.object({ code: z.string().trim().max(40, '批次号不超过 40 个字符').optional() })
export type LabelLotsQuery = z.infer<typeof LabelLotsQuery>

export const BatchesQuery = z.object({
  lot_id: z.string().optional(),
  page: z.coerce.number('页码不正确').int().min(1, '页码从 1 开始').default(1),
})
export type BatchesQuery = z.infer<typeof BatchesQuery>
