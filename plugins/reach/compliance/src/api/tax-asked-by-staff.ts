import { z } from '@medusajs/framework/zod'
import { MONTH } from '@shanzhen/commission/tax/month'

const month = z.string({ error: '请选择月份' }).regex(MONTH, '请选择月份')
export const MonthQuery = z.object({ month })
export type MonthQuery = z.infer<typeof MonthQuery>
export const MonthFileQuery = z.object({
  month,
  format: z.enum(['xlsx', 'csv'], { error: '只有 xlsx 和 csv' }).default('xlsx'),
})
export type MonthFileQuery = z.infer<typeof MonthFileQuery>
