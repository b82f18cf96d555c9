import { model } from '@medusajs/framework/utils'

/** 供货价: what a size of a good costs shops of a tier from a moment on. Never changed: the next one follows. */
export const SupplyPrice = model.define('supply_price', {
  id: model.id({ prefix: 'supp' }).primaryKey(),
  variant_id: model.text(),
  tier: model.text(),
  /** null: from then on it is not offered. */
  price_fen: model.number().nullable(),
  /** The lowest a shop may sell it for. */
  floor_fen: model.number().nullable(),
  /** Until it leaves the supply center, counted from the order. */
  lead_hours: model.number(),
  starts_at: model.dateTime(),
  /** How long before `starts_at` a rise had to be said; written by the database. */
  notice_days: model.number(),
  rises: model.boolean(),
  entered_by: model.text(),
})
