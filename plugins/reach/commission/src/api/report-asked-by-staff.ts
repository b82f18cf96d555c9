import { z } from '@medusajs/framework/zod'
import { today } from '@shanzhen/http/fields'

const MOST_DAYS = 366
const DAY_MS = 86_400_000
const daysAgo = (days: number) =>
  new Date(Date.now() - days * DAY_MS).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
const day = z.iso.date({ error: '日期请填成 2026-11-25 这样' }).optional()

/** The last thirty days where nothing is said. */
export const ReportQuery = z
  .object({ from: day, until: day, limit: z.string().optional(), offset: z.string().optional() })
  .transform(({ from, until, ...page }) => ({ ...page, until: until ?? today(), from: from ?? daysAgo(29) }))
  .refine(({ from, until }) => from <= until, { path: ['from'], message: '开始日期不能晚于结束日期' })
  .refine(({ from, until }) => Date.parse(until) - Date.parse(from) < MOST_DAYS * DAY_MS, {
    ...{ path: ['from'], message: '一次最多看一年' },
  })
export type ReportQuery = z.output<typeof ReportQuery>
