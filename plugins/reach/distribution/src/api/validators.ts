import { text } from '@shanzhen/http/fields'
import { z } from '@medusajs/framework/zod'
import { SHARE_TARGETS } from '../wire'

const optional = (what: string, max: number) =>
  z
    .string()
    .trim()
    .max(max, `${what}不超过 ${max} 字`)
    .nullish()
    .transform((typed) => typed || null)

export const ApplyBody = z.strictObject({
  /** As on the identity card. */
  name: z
    .string({ error: '请填写真实姓名' })
    .trim()
    .regex(/^[\p{Script=Han}\p{Script=Latin}·.' -]{2,30}$/u, '请填写身份证上的真实姓名'),
  shown_name: text('显示名', 20),
  village: optional('村或站点', 30),
  agreed: z.string({ error: '请看过分销协议并同意' }).min(1, '请看过分销协议并同意').max(20, '请看过分销协议并同意'),
})
export type ApplyBody = z.infer<typeof ApplyBody>

export const LinkBody = z
  .strictObject({
    target_kind: z.enum(SHARE_TARGETS, { error: '请选择要分享什么' }),
    target: z
      .string()
      .regex(/^[^/?#\s]{1,120}$/, '请选择要分享什么')
      .nullish()
      .transform((handle) => handle || null),
    words: optional('分享语', 60),
  })
  .refine(({ target_kind, target }) => (target_kind === 'home') === (target === null), {
    ...{ path: ['target'], message: '请选择要分享什么' },
  })
export type LinkBody = z.infer<typeof LinkBody>

const page = { limit: z.string().optional(), offset: z.string().optional() }
export const OwnOrdersQuery = z.object(page)
export const LinksQuery = z.object({ id: z.string().max(100).optional(), ...page })
export type LinksQuery = z.infer<typeof LinksQuery>
