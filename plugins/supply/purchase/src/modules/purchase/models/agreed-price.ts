import { model } from '@medusajs/framework/utils'

/** 协议价: what a kilogram or a piece of a good costs from its producer, by grade, from a day on. Never changed: the next one follows. */
export const AgreedPrice = model.define('agreed_price', {
  id: model.id({ prefix: 'aprice' }).primaryKey(),
  producer_id: model.text(),
  good_id: model.text(),
  /** Empty: goods without grades. */
  grade: model.text(),
  basis: model.enum(['kg', 'piece']),
  unit_fen: model.number(),
  valid_from: model.text(),
  agreed_by: model.text(),
})
