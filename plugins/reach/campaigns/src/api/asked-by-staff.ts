import { text } from '@shanzhen/http/fields'
import { z } from '@medusajs/framework/zod'

const content = {
  title: text('活动名称', 40),
  words: z
    .string()
    .trim()
    .max(500, '活动说明不超过 500 字')
    .nullish()
    .transform((typed) => typed || null),
  /** Null: now. */
  starts_at: z.iso.datetime({ error: '开始时间不对' }).nullish(),
  ends_at: z.iso.datetime({ error: '请填写结束时间' }),
  product_ids: z
    .array(z.string().min(1, '请选择活动商品').max(64, '请选择活动商品'), { error: '请选择活动商品' })
    .min(1, '请选择活动商品')
    .max(60, '一个活动最多 60 种商品')
    .transform((ids) => [...new Set(ids)]),
}
type Times = { starts_at?: string | null; ends_at: string }
const fromNow = ({ starts_at }: Times) => !starts_at || new Date(starts_at).getTime() > Date.now() - 60_000
const PAST = { path: ['starts_at'], message: '活动从现在起才能开始，不能补在过去' }
const inOrder = ({ starts_at, ends_at }: Times) =>
  new Date(ends_at).getTime() > Math.max(Date.now(), starts_at ? new Date(starts_at).getTime() : 0)
const ENDS_FIRST = { path: ['ends_at'], message: '结束时间要晚于开始时间和现在' }

export const CampaignBody = z
  .strictObject({
    handle: z
      .string({ error: '请填写页面地址' })
      .trim()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '页面地址只用小写字母、数字和中间的 -，如 spring-tea')
      .max(40, '页面地址不超过 40 个字符'),
    ...content,
  })
  .refine(fromNow, PAST)
  .refine(inOrder, ENDS_FIRST)
export type CampaignBody = z.infer<typeof CampaignBody>

export const CampaignChange = z.strictObject(content).refine(fromNow, PAST).refine(inOrder, ENDS_FIRST)
export type CampaignChange = z.infer<typeof CampaignChange>
