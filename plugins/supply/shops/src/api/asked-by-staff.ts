import { z } from '@medusajs/framework/zod'
import { word } from '@shanzhen/http/fields'
import { SHOP_STATES, SHOP_TIERS } from '../wire'

export const ListQuery = z.object({
  state: z.preprocess((value) => value || undefined, z.enum(SHOP_STATES, { error: '没有这种状态' }).optional()),
  q: word.transform((typed) => typed?.normalize('NFKC').trim().slice(0, 60) || undefined),
  limit: z.string().optional(),
  offset: z.string().optional(),
})
export type ListQuery = z.infer<typeof ListQuery>

const reason = z.string().trim().max(300, '原因不超过 300 字').nullish()
export const DecideBody = z
  .strictObject({
    act: z.enum(['approve', 'refuse', 'suspend', 'reopen', 'close', 'tier'], { error: '没有这种操作' }),
    reason,
    tier: z.enum(SHOP_TIERS, { error: '没有这个等级' }).optional(),
  })
  .superRefine(({ act, reason: why, tier }, ctx) => {
    const missing = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (['refuse', 'suspend', 'close'].includes(act) && !why) missing('reason', '请写明原因，小店会看到')
    if (act === 'tier' && !tier) missing('tier', '请选择等级')
  })
export type DecideBody = z.infer<typeof DecideBody>
