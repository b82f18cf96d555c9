import { model } from '@medusajs/framework/utils'

/** What the pieces of one line in one parcel weighed, and what of their price goes back; written once, never changed. */
export const ParcelWeighing = model.define('parcel_weighing', {
  id: model.id({ prefix: 'weigh' }).primaryKey(),
  order_id: model.text(),
  fulfillment_id: model.text(),
  line_item_id: model.text(),
  quantity: model.number(),
  /** As sold, of all these pieces. */
  nominal_g: model.number(),
  actual_g: model.number(),
  /** What was paid for these pieces, discounts in. */
  share_fen: model.number(),
  back_fen: model.number(),
  weighed_by: model.text(),
})
