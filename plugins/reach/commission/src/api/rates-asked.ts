import { z } from '@medusajs/framework/zod'

/** By comma: the goods of a page. */
export const RatesQuery = z.object({
  ids: z
    .string({ error: '请选择商品' })
    .transform((list) => [...new Set(list.split(',').filter(Boolean))])
    .pipe(z.array(z.string().max(64, '请选择商品')).min(1, '请选择商品').max(100, '一次最多 100 种商品')),
})
export type RatesQuery = z.infer<typeof RatesQuery>
