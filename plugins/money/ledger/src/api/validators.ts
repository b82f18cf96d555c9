import { z } from '@medusajs/framework/zod'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期要写成 2026-11-24 这样')

export const AccountsQuery = z.object({
  kind: z.string().max(60).optional(),
  limit: z.string().optional(),
  offset: z.string().optional(),
})

/** Days in Beijing time, both included. */
export const StatementParams = z
  .object({
    from: day.optional(),
    to: day.optional(),
    page: z.coerce.number('页码不正确').int().min(1, '页码从 1 开始').default(1),
    format: z.enum(['json', 'csv', 'xlsx'], '格式只有 json、csv 和 xlsx').default('json'),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { message: '开始日期不能晚于结束日期', path: ['from'] })
export type StatementParams = z.infer<typeof StatementParams>

const DAY_MS = 86_400_000

/** The period's moments: from the first midnight in Shanghai to the one after the last day. */
export function periodOf({ from, to }: Pick<StatementParams, 'from' | 'to'>): { from?: Date; to?: Date } {
  const midnight = (text: string) => new Date(`${text}T00:00:00+08:00`)
  return { from: from ? midnight(from) : undefined, to: to ? new Date(midnight(to).getTime() + DAY_MS) : undefined }
}
