import { z } from '@medusajs/framework/zod'

const words = (what: string, most: number) =>
  z
    .string({ error: `请填写${what}` })
    .trim()
    .max(most, `${what}不超过 ${most} 字`)

export const PageBody = z.strictObject({
  open: z.boolean({ error: '请选择营业或打烊' }),
  notice: words('公告', 200),
  intro: words('介绍', 1000),
})
export type PageBody = z.infer<typeof PageBody>

export const SalesQuery = z.strictObject({
  take: z.coerce.number().int().min(1, '每页至少 1 条').max(100, '每页最多 100 条').default(20),
  after: z.string().trim().max(80, '页码不对').optional(),
})
export type SalesQuery = z.infer<typeof SalesQuery>
