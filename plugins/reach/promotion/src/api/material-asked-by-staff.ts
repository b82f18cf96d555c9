import { day, text, today } from '@shanzhen/http/fields'
import { z } from '@medusajs/framework/zod'
import { MATERIAL_KINDS } from '../wire'

const optional = (what: string, max: number) =>
  z
    .string()
    .trim()
    .max(max, `${what}不超过 ${max} 字`)
    .nullish()
    .transform((typed) => typed || null)

export const MaterialBody = z
  .strictObject({
    kind: z.enum(MATERIAL_KINDS, { error: '请选择图片、文字还是短视频' }),
    title: text('标题', 60),
    words: optional('文字', 1000),
    /** Base64: a JPEG, PNG or WebP of at most 8 MB, or an MP4 of at most 20 MB. */
    content: z.string().max(28_000_000, '短视频不能超过 20 MB，请压缩后再传').nullish(),
    maker: text('作者', 60),
    licence: text('授权', 120),
    rights_until: day('授权到哪一天')
      .nullish()
      .transform((date) => date || null),
    product_id: optional('商品', 64),
    shelf_id: optional('货架', 64),
  })
  .refine(({ kind, words }) => kind !== 'text' || words, { path: ['words'], message: '请填写文字' })
  .refine(({ kind, content }) => (kind === 'text') === !content, {
    ...{ path: ['content'], message: '图片和短视频请选择文件，文字不带文件' },
  })
  .refine(({ rights_until }) => !rights_until || rights_until >= today(), {
    ...{ path: ['rights_until'], message: '授权已经过期的素材不能用' },
  })
  .refine(({ product_id, shelf_id }) => !product_id || !shelf_id, {
    ...{ path: ['shelf_id'], message: '商品和货架只选一个' },
  })
export type MaterialBody = z.infer<typeof MaterialBody>

export const WithdrawBody = z.strictObject({ reason: text('下架原因', 120) })
export type WithdrawBody = z.infer<typeof WithdrawBody>
