import { model } from '@medusajs/framework/utils'
import { FLAG_KINDS } from '../../../wire'

/** One of a kind stands at a time; lifted once, and kept. */
export const OrderFlag = model.define('order_flag', {
  id: model.id({ prefix: 'oflag' }).primaryKey(),
  order_id: model.text(),
  kind: model.enum([...FLAG_KINDS]),
  reason: model.text(),
  set_by: model.text(),
  lifted_by: model.text().nullable(),
  lifted_at: model.dateTime().nullable(),
  lift_reason: model.text().nullable(),
})
