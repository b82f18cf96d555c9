import { model } from '@medusajs/framework/utils'
import { AFFECTED_STATES } from '../types'

/** Somebody or some place that has, had or waits for goods of a recall, and what became of it. */
export const RecallAffected = model.define('recall_affected', {
  id: model.id({ prefix: 'recaff' }).primaryKey(),
  recall_id: model.text(),
  kind: model.enum(['buyer', 'waiting', 'place']),
  lot_id: model.text().nullable(),
  order_id: model.text().nullable(),
  line_item_id: model.text().nullable(),
  fulfillment_id: model.text().nullable(),
  location_id: model.text().nullable(),
  quantity: model.number(),
  state: model.enum([...AFFECTED_STATES]),
  refund_fen: model.number().nullable(),
  freight_fen: model.number().default(0),
  pieces: model.number().nullable(),
  changed_by: model.text().nullable(),
})
