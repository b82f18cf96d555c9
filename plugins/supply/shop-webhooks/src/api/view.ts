import type { z } from '@medusajs/framework/zod'
import type { DeliveryRow, EndpointRow, EventRow } from '../types'
import type { WebhookDelivery, WebhookEndpoint } from '../wire'

export const endpointView = (row: EndpointRow): z.input<typeof WebhookEndpoint> => ({
  ...{ id: row.id, url: row.url, mode: row.mode, events: row.events, state: row.state, off_reason: row.off_reason },
  ...{ failing_since: row.failing_since, created_at: row.created_at },
  old_until: row.old_until && row.old_until > new Date() ? row.old_until : null,
})

export const deliveryView = (
  row: DeliveryRow & Pick<EventRow, 'type' | 'payload'>,
): z.input<typeof WebhookDelivery> => ({
  ...{ id: row.id, event_id: row.event_id, type: row.type, state: row.state, attempts: row.attempts },
  ...{ due_at: row.due_at, last_status: row.last_status, last_said: row.last_said, last_at: row.last_at },
  ...{ created_at: row.created_at, payload: row.payload },
})
