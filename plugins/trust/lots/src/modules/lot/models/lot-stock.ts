import { model } from '@medusajs/framework/utils'
import { Lot } from './lot'

/** How much of a lot lies at a place; follows the lot's movements and nothing else. */
export const LotStock = model.define('lot_stock', {
  id: model.id({ prefix: 'lstk' }).primaryKey(),
  lot: model.belongsTo(() => Lot, { mappedBy: 'stock' }),
  location_id: model.text(),
  quantity: model.number(),
})
