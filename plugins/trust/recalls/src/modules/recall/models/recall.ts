import { model } from '@medusajs/framework/utils'
import { RECALL_CLASSES } from '../types'

/** One calling back of a lot and of all that was made from it; closed only when every row of it is over. */
export const Recall = model.define('recall', {
  id: model.id({ prefix: 'recall' }).primaryKey(),
  lot_id: model.text(),
  lot_ids: model.array(),
  reason: model.text(),
  class: model.enum([...RECALL_CLASSES]),
  state: model.enum(['open', 'closed']).default('open'),
  opened_by: model.text(),
  opened_at: model.dateTime(),
  stopped_at: model.dateTime().nullable(),
  /** How far the lots' story went when they were last looked at. */
  looked_at_mark: model.text().nullable(),
  closed_by: model.text().nullable(),
  closed_at: model.dateTime().nullable(),
})
