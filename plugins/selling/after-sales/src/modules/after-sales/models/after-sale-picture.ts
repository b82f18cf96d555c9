import { model } from '@medusajs/framework/utils'

/** A photo of what is wrong; private to the buyer and staff. Without a request it is not used yet. */
export const AfterSalePicture = model.define('after_sale_picture', {
  id: model.id({ prefix: 'aspho' }).primaryKey(),
  order_id: model.text(),
  after_sale_id: model.text().nullable(),
  file_id: model.text(),
  mime: model.text(),
  size_bytes: model.number(),
})
