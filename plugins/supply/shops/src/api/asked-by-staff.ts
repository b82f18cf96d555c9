import { z } from '@medusajs/framework/zod'
import { word } from '@shanzhen/http/fields'
import { SHOP_STATES, SHOP_TIERS } from '../wire'

export const ListQuery = z.object({
  state: z.preprocess((value) => value || undefined, z.enum(SHOP_STATES, { error: '没有这种状态' }).optional()),
  /** Those of which another account waits. */
  waits: z.preprocess((value) => value || undefined, z.enum(['account'], { error: '没有这种等待' }).optional()),
  q: word.transform((typed) => typed?.normalize('NFKC').trim().slice(0, 60) || undefined),
  limit: z.string().optional(),
  offset: z.string().optional(),
})
export type ListQuery = z.infer<typeof ListQuery>

export const DecideAccountBody = z
  .strictObject({
    account_id: z.string('请选择账户').min(1, '请选择账户').max(64, '请选择账户'),
    verdict: z.enum(['accepted', 'refused'], { error: '请选择同意还是不同意' }),
    reason: z.string().trim().max(300, '原因不超过 300 字').nullish(),
  })
  .refine(({ verdict, reason: why }) => verdict === 'accepted' || why, {
    ...{ path: ['reason'], message: '请写明原因，小店会看到' },
  })
export type DecideAccountBody = z.infer<typeof DecideAccountBody>

const reason = z.string().trim().max(300, '原因不超过 300 字').nullish()
/** The day it is in Beijing so many days from now. */
const dayIn = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

export const DecideBody = z
  .strictObject({
    act: z.enum(['approve', 'refuse', 'suspend', 'reopen', 'close', 'tier', 'untie'], { error: '没有这种操作' }),
    reason,
    tier: z.enum(SHOP_TIERS, { error: '没有这个等级' }).optional(),
    /** The last day in Beijing on which that tier is held. */
    until: z.iso.date({ error: '请填写固定到哪天，如 2027-03-31' }).optional(),
    /** The `state_at` of what was looked at. */
    seen_at: z.iso.datetime({ error: '时间不对' }).optional(),
  })
  .superRefine(({ act, reason: why, tier, until }, ctx) => {
    const missing = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (['refuse', 'suspend', 'close', 'tier', 'untie'].includes(act) && !why)
      missing('reason', '请写明原因，小店会看到')
    if ((act === 'tier' || act === 'untie') && why?.length === 1) missing('reason', '原因至少 2 个字')
    if (act !== 'tier') return
    if (!tier) missing('tier', '请选择等级')
    const [first, last] = [dayIn(0), dayIn(366)]
    if (!until || until < first || until > last) missing('until', '请填写固定到哪天，今天起最多一年')
  })
export type DecideBody = z.infer<typeof DecideBody>
