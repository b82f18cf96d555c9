import type { WEBHOOK_EVENTS } from './wire'

export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]
export type EndpointState = 'on' | 'off'
/** In earnest, or of the test shop. */
export type Mode = 'live' | 'test'
export type EndpointRow = {
  id: string
  shop_id: string
  url: string
  mode: Mode
  events: WebhookEvent[]
  secret_sealed: string
  /** Signs beside the new one until then, so that a receiver changes over in peace. */
  old_secret_sealed: string | null
  old_until: Date | null
  state: EndpointState
  /** Why it was turned off by the shop's receiver or by us; null where a member did. */
  off_reason: string | null
  /** Since when every delivery failed. */
  failing_since: Date | null
  made_by: string
  created_at: Date
}
export type EventRow = {
  id: string
  shop_id: string
  type: WebhookEvent | 'ping'
  payload: Record<string, unknown>
  at: Date
}
export type DeliveryState = 'waiting' | 'done' | 'failed'
export type DeliveryRow = {
  id: string
  event_id: string
  endpoint_id: string
  state: DeliveryState
  attempts: number
  due_at: Date
  last_status: number | null
  last_said: string | null
  last_at: Date | null
  created_at: Date
}
/** What is to be sent now. */
export type DueDelivery = DeliveryRow & Pick<EventRow, 'type' | 'payload' | 'at'> & { endpoint: EndpointRow }
