import { model } from '@medusajs/framework/utils'

/** Where a shop's own system listens. */
export const WebhookEndpoint = model.define('webhook_endpoint', {
  id: model.id({ prefix: 'whep' }).primaryKey(),
  shop_id: model.text(),
  url: model.text(),
  mode: model.enum(['live', 'test']).default('live'),
  events: model.array(),
  state: model.enum(['on', 'off']).default('on'),
  off_reason: model.text().nullable(),
  failing_since: model.dateTime().nullable(),
  made_by: model.text(),
})
