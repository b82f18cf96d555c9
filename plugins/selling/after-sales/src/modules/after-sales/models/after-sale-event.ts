import { model } from '@medusajs/framework/utils'
import { STATES } from '../../../types'

/** One step of a request, written once: who did it, when, with which words; and when others were told of it. */
export const AfterSaleEvent = model.define('after_sale_event', {
  id: model.id({ prefix: 'asev' }).primaryKey(),
  after_sale_id: model.text(),
  type: model.enum([...STATES]),
  actor_type: model.enum(['buyer', 'staff', 'system']),
  actor_id: model.text().nullable(),
  note: model.text().nullable(),
  announced_at: model.dateTime().nullable(),
})
