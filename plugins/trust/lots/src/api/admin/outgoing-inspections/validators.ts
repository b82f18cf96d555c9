import { z } from '@medusajs/framework/zod'
import { OUTGOING_VERDICTS } from '../../../outgoing-types'
import { text } from '@shanzhen/http/fields'
import { Inspect } from '../lots/validators'

/** An outgoing inspection as staff enter it; a hold needs its reason. */
export const RecordOutgoing = z
  .strictObject({
    line_item_id: z.string().min(1).max(64).nullable().default(null),
    lot_ids: z
      .array(z.string().min(1).max(64))
      .max(20, '一次最多选 20 个批次')
      .transform((ids) => [...new Set(ids)])
      .default([]),
    values: Inspect.shape.values.default([]),
    verdict: z.enum(OUTGOING_VERDICTS, { error: '请选择检验结论' }),
    reason: z.string().trim().max(200, '原因不超过 200 字').nullish(),
    note: z.string().trim().max(200, '备注不超过 200 字').nullish(),
  })
  .refine(({ verdict, reason }) => verdict === 'passed' || reason, { path: ['reason'], error: '请填写暂缓发货的原因' })
export type RecordOutgoing = z.infer<typeof RecordOutgoing>

export const LiftHold = z.strictObject({ reason: text('解除的原因', 200) })
export type LiftHold = z.infer<typeof LiftHold>
