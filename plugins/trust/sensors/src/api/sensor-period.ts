import { MedusaError } from '@medusajs/framework/utils'
import { z } from '@medusajs/framework/zod'
import { wrongFields } from '@shanzhen/http/wrong-fields'
import type { Period } from '../modules/sensor/store/series'

/** Which stretch of time a chart shows: a range up to now, or a lot's own days in Shanghai, both included. */
const RANGES = { '1d': 1, '7d': 7, '30d': 30, '90d': 90, '365d': 365 } as const
const DAY_MS = 86_400_000
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期要写成 2026-11-24 这样')

export const PeriodQuery = z
  .object({
    range: z.enum(Object.keys(RANGES) as (keyof typeof RANGES)[], '时间范围只有 1d、7d、30d、90d、365d').default('7d'),
    from: day.optional(),
    to: day.optional(),
  })
  .refine(({ from, to }) => Boolean(from) === Boolean(to), '开始日期和结束日期要一起填写')
  .refine(({ from, to }) => !from || !to || from <= to, '开始日期不能晚于结束日期')

/**
 * The period asked for; a running range ends at the next full minute, so that many ask the same question.
 * @throws MedusaError invalid_data
 */
export function periodOf(query: unknown, now = Date.now()): Period {
  const parsed = PeriodQuery.safeParse(query)
  if (!parsed.success)
    throw new MedusaError(MedusaError.Types.INVALID_DATA, Object.values(wrongFields(parsed.error))[0] ?? '填写有误')
  const { range, from, to } = parsed.data
  if (from && to) {
    const [first, last] = [new Date(`${from}T00:00:00+08:00`), new Date(`${to}T00:00:00+08:00`)]
    if (Number.isNaN(first.getTime() + last.getTime())) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, '没有这个日期')
    }
    return { from: first, to: new Date(last.getTime() + DAY_MS) }
  }
  const end = Math.ceil(now / 60_000) * 60_000
  return { from: new Date(end - RANGES[range] * DAY_MS), to: new Date(end) }
}
