import { model } from '@medusajs/framework/utils'

/** Written once, never changed. */
export const OrderNote = model.define('order_note', {
  id: model.id({ prefix: 'onote' }).primaryKey(),
  order_id: model.text(),
  text: model.text(),
  written_by: model.text(),
})
