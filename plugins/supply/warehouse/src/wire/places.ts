/** Where goods lie in the supply center. */
import { text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

const part = (what: string) =>
  z
    .string(`请填写${what}`)
    .trim()
    .regex(/^[^\s]{1,10}$/, `${what}为 1 到 10 个字，不含空格`)
export const MakePlace = z.strictObject({
  zone: part('库区'),
  shelf: part('货架'),
  bin: z
    .string()
    .trim()
    .regex(/^[^\s]{0,10}$/, '货位不超过 10 个字，不含空格')
    .default(''),
  cold: z.boolean().default(false),
})
export type MakePlace = z.infer<typeof MakePlace>
/** A whole good, or one lot of it, lies there from now on. */
export const PutAway = z.strictObject({
  code: z.string('请扫批次或商品').trim().min(1, '请扫批次或商品').max(400, '条码过长'),
})

export const Place = z.object({
  ...{ id: z.string(), code: z.string(), zone: z.string(), shelf: z.string(), bin: z.string(), cold: z.boolean() },
  goods: z.array(z.object({ id: z.string(), title: z.string(), lot_id: text, lot_code: text })),
})
export type Place = z.infer<typeof Place>
export const Places = z.object({ places: z.array(Place), next: text })
export type Places = z.infer<typeof Places>
