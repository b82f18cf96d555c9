import { z } from '@medusajs/framework/zod'
import { WEBHOOK_EVENTS } from '../wire'

const url = z
  .string({ error: '请填写推送地址' })
  .trim()
  .min(8, '请填写完整的网址，如 https://erp.example.com/hooks')
  .max(500, '推送地址不超过 500 字')
const events = z
  .array(z.enum(WEBHOOK_EVENTS, { error: '没有这种事件' }))
  .min(1, '请至少选一种事件')
  .max(WEBHOOK_EVENTS.length, '没有这么多种事件')
  .transform((chosen) => [...new Set(chosen)])

const mode = z.enum(['live', 'test'], { error: '请选择收正式还是测试的消息' })

export const MakeBody = z.strictObject({ url, events, mode: mode.default('live') })
export type MakeBody = z.infer<typeof MakeBody>
export const ChangeBody = z.strictObject({
  url: url.optional(),
  events: events.optional(),
  state: z.enum(['on', 'off'], { error: '只能启用或停用' }).optional(),
})
export type ChangeBody = z.infer<typeof ChangeBody>
export const ReplayBody = z.strictObject({ since: z.iso.datetime({ offset: true, error: '请选择从什么时候起' }) })
export type ReplayBody = z.infer<typeof ReplayBody>
export const LogQuery = z.strictObject({
  take: z.coerce.number().int().min(1, '每页至少 1 条').max(100, '每页最多 100 条').default(30),
  before: z.string().max(64).optional(),
})
export type LogQuery = z.infer<typeof LogQuery>
