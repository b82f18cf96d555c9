import { z } from '@medusajs/framework/zod'
import { DIFFERENCE_DECISIONS, TASK_DECISIONS } from '../types'

const channel = z.string('请选择渠道').min(1, '请选择渠道').max(60)
const day = z
  .string('请选择日期')
  .regex(/^\d{4}-\d{2}-\d{2}$/, '日期要写成 2026-11-24 这样')
  .refine((text) => !/^\d{4}-\d{2}-\d{2}$/.test(text) || !Number.isNaN(Date.parse(text)), '没有这一天')
const page = z.coerce.number('页码不正确').int('页码不正确').min(1, '页码从 1 开始').default(1)
const note = z.string('请写明处理经过').trim().min(2, '请写明处理经过').max(500, '处理经过不超过 500 字')

export const BillsQuery = z.object({ channel: channel.optional(), page })
export type BillsQuery = z.infer<typeof BillsQuery>

export const FetchBody = z.object({ channel, bill_date: day })
export type FetchBody = z.infer<typeof FetchBody>

export const TasksQuery = z.object({
  state: z.enum(['open', 'resolved'], '状态只有待处理和已处理').default('open'),
  page,
})
export type TasksQuery = z.infer<typeof TasksQuery>

export const DifferenceBody = z.object({ decision: z.enum(DIFFERENCE_DECISIONS, '请选择处理决定'), note })
export const TaskBody = z.object({ decision: z.enum(TASK_DECISIONS, '请选择处理决定'), note })
export type DecisionBody = { decision: string; note: string }
