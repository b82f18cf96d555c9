import { z } from '@medusajs/framework/zod'
import { RECALL_CLASSES } from '../../../modules/recall/types'

/** A recall as staff begin it, and what they say became of a row. */
export const OpenRecallBody = z.strictObject({
  lot_id: z.string({ error: '请选择批次' }).min(1, '请选择批次').max(60, '批次不对'),
  reason: z.string({ error: '请填写原因' }).trim().min(2, '请填写原因').max(200, '原因不超过 200 字'),
  class: z.enum(RECALL_CLASSES, { error: '请选择召回级别' }),
})
export type OpenRecallBody = z.infer<typeof OpenRecallBody>

export const MoveAffected = z.strictObject({
  action: z.enum(['notified', 'returned', 'unreachable', 'secured', 'refund'], { error: '请选择处理结果' }),
  /** The sum that was shown before the yes; another one is not paid. */
  refund_fen: z.int({ error: '退款金额须为整数分' }).min(1, '退款金额须大于零').optional(),
})
export type MoveAffected = z.infer<typeof MoveAffected>
