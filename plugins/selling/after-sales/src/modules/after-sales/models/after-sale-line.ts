import { model } from '@medusajs/framework/utils'
import { DISPOSALS } from '../../../types'

/** So many pieces of one order line, what was paid for them, and what inspection found. */
export const AfterSaleLine = model.define('after_sale_line', {
  id: model.id({ prefix: 'asli' }).primaryKey(),
  after_sale_id: model.text(),
  line_item_id: model.text(),
  title: model.text(),
  quantity: model.number(),
  bought_quantity: model.number(),
  amount_fen: model.number(),
  sellable: model.number().nullable(),
  unsellable: model.number().nullable(),
  disposal: model.enum([...DISPOSALS]).nullable(),
  resent_line_id: model.text().nullable(),
})
