/** Webhooks of small shops as they go over HTTP. Moments are UTC ISO. */
import { z } from '@medusajs/framework/zod'
import { moment, text } from '@shanzhen/http/wire'

export const WEBHOOK_EVENTS = [
  'order.placed',
  'order.held',
  'order.refused',
  'order.canceled',
  'order.shipped',
  'order.short',
  'case.decided',
  'statement.ready',
  'goods.stopped',
  'goods.resumed',
  'stock.low',
  'price.changed',
] as const

export const WebhookEndpoint = z.object({
  id: z.string(),
  url: z.string(),
  /** `test`: it hears of orders of test keys, and of nothing else. */
  mode: z.enum(['live', 'test']),
  events: z.array(z.enum(WEBHOOK_EVENTS)),
  state: z.enum(['on', 'off']),
  off_reason: text,
  failing_since: moment.nullable(),
  /** Until then an older secret signs beside the new one. */
  old_until: moment.nullable(),
  created_at: moment,
})
export type WebhookEndpoint = z.output<typeof WebhookEndpoint>
export const WebhookEndpoints = z.object({ endpoints: z.array(WebhookEndpoint) })
export type WebhookEndpoints = z.output<typeof WebhookEndpoints>
/** The secret is shown this once. */
export const MadeEndpoint = z.object({ endpoint: WebhookEndpoint, secret: z.string() })
export type MadeEndpoint = z.output<typeof MadeEndpoint>

export const WebhookDelivery = z.object({
  id: z.string(),
  /** `webhook-id`: the same over all tries. */
  event_id: z.string(),
  type: z.enum([...WEBHOOK_EVENTS, 'ping']),
  state: z.enum(['waiting', 'done', 'failed']),
  attempts: z.int(),
  due_at: moment,
  last_status: z.int().nullable(),
  /** What came back, or why nothing did: a few safe words. */
  last_said: text,
  last_at: moment.nullable(),
  created_at: moment,
  payload: z.record(z.string(), z.unknown()),
})
export type WebhookDelivery = z.output<typeof WebhookDelivery>
export const WebhookDeliveries = z.object({ deliveries: z.array(WebhookDelivery), next: z.string().nullable() })
export type WebhookDeliveries = z.output<typeof WebhookDeliveries>
