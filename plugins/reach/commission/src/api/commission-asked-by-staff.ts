import { text, word } from '@shanzhen/http/fields'
import { z } from '@medusajs/framework/zod'
import { RULE_SCOPES } from '../wire/commission'

const MOST_BPS = 5000
const bps = z
  .int({ error: '佣金率请填 0 到 50% 的数，最多两位小数' })
  .min(0, '佣金率不能小于 0')
  .max(MOST_BPS, '佣金率不能超过 50%')
const terms = {
  scope: z.enum(RULE_SCOPES, { error: '请选择用于全部商品、一个货架、一个活动还是一个商品' }),
  target_id: z.string().max(60, '没有这个商品或货架').nullish(),
  group_name: z.string().trim().max(30, '分组名不超过 30 字').nullish(),
  rate_bps: bps,
  cap_fen: z
    .int({ error: '每件封顶请填金额，如 5.00' })
    .min(1, '每件封顶要大于 0')
    .max(10_000_000, '每件封顶太大了')
    .nullish(),
}
const targeted = ({ scope, target_id }: { scope: string; target_id?: string | null }) =>
  (scope === 'all') === !target_id
const UNTARGETED = { path: ['target_id'], message: '请选择是哪个商品、活动或货架；用于全部商品时不选' }

export const RuleBody = z
  .strictObject({
    name: text('规则名称', 40),
    ...terms,
    starts_at: z.iso.datetime({ error: '开始时间不对' }).nullish(),
    ends_at: z.iso.datetime({ error: '结束时间不对' }).nullish(),
  })
  .refine(targeted, UNTARGETED)
  .refine(({ starts_at }) => !starts_at || new Date(starts_at).getTime() > Date.now() - 60_000, {
    ...{ path: ['starts_at'], message: '规则从现在起才能生效，不能补在过去' },
  })
  .refine(
    ({ starts_at, ends_at }) =>
      !ends_at || new Date(ends_at).getTime() > (starts_at ? new Date(starts_at).getTime() : Date.now()),
    { path: ['ends_at'], message: '结束时间要晚于开始时间' },
  )
export type RuleBody = z.infer<typeof RuleBody>

export const DraftBody = z
  .strictObject({ ...terms, days: z.int().min(1, '请选择试算的天数').max(92, '最多试算三个月').default(30) })
  .refine(targeted, UNTARGETED)
export type DraftBody = z.infer<typeof DraftBody>

export const LimitBody = z.strictObject({ limit_bps: bps })
export type LimitBody = z.infer<typeof LimitBody>

export const GoodsQuery = z.object({
  q: word.transform((typed) => typed?.normalize('NFKC').trim().slice(0, 60) || undefined),
  limit: z.string().optional(),
  offset: z.string().optional(),
})
export type GoodsQuery = z.infer<typeof GoodsQuery>
export const RulesQuery = z.object({ limit: z.string().optional(), offset: z.string().optional() })
