import { word } from '@shanzhen/http/fields'
import { z } from '@medusajs/framework/zod'
import { DISTRIBUTOR_STATES } from '../wire'

export const ListQuery = z.object({
  state: z.preprocess((value) => value || undefined, z.enum(DISTRIBUTOR_STATES, { error: '没有这种状态' }).optional()),
  group: word.transform((typed) => typed?.trim().slice(0, 30) || undefined),
  q: word.transform((typed) => typed?.normalize('NFKC').trim().slice(0, 60) || undefined),
  limit: z.string().optional(),
  offset: z.string().optional(),
})
export type ListQuery = z.infer<typeof ListQuery>

export const DecideBody = z
  .strictObject({
    act: z.enum(['approve', 'refuse', 'suspend', 'resume', 'end', 'group'], { error: '没有这种操作' }),
    reason: z.string().trim().max(300, '原因不超过 300 字').nullish(),
    /** Empty: in no group any more. */
    group_name: z.string().trim().max(30, '分组名不超过 30 字').nullish(),
    /** The `state_at` of what was looked at. */
    seen_at: z.iso.datetime({ error: '时间不对' }).optional(),
  })
  .refine(({ act, reason }) => !['refuse', 'suspend', 'end'].includes(act) || reason, {
    ...{ path: ['reason'], message: '请写明原因，分销员会看到' },
  })
export type DecideBody = z.infer<typeof DecideBody>
