import { model } from '@medusajs/framework/utils'

/** What a lot was made of, in the parent's own unit. */
export const LotSource = model.define('lot_source', {
  id: model.id({ prefix: 'lsrc' }).primaryKey(),
  child_lot_id: model.text(),
  parent_lot_id: model.text(),
  quantity: model.number(),
})
