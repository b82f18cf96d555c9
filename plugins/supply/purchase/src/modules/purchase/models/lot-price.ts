import { model } from '@medusajs/framework/utils'

/** What one lot was taken in at. The highest `seq` of a lot holds; those before stay as they were. */
export const LotPrice = model.define('lot_price', {
  id: model.id({ prefix: 'lprice' }).primaryKey(),
  lot_id: model.text(),
  seq: model.number(),
  producer_id: model.text(),
  grade: model.text(),
  basis: model.enum(['kg', 'piece']),
  unit_fen: model.number(),
  /** Net grams of a piece, where pieces are paid by weight. */
  net_g_per_piece: model.number().nullable(),
  agreed_price_id: model.text().nullable(),
  /** Why it is another than the agreed price, or was changed. */
  reason: model.text().nullable(),
  entered_by: model.text(),
})
