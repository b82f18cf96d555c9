import { z } from '@medusajs/framework/zod'

export const YearQuery = z.object({
  year: z.coerce
    .number({ error: '请选择年份' })
    .int('请选择年份')
    .min(2020, '请选择年份')
    .max(2099, '请选择年份')
    .optional(),
})
export type YearQuery = z.infer<typeof YearQuery>
