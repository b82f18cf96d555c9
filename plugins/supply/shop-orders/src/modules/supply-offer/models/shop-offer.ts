import { model } from '@medusajs/framework/utils'

/** 选品: a good a shop sells, under its own title and price. */
export const ShopOffer = model.define('shop_offer', {
  id: model.id({ prefix: 'shoff' }).primaryKey(),
  shop_id: model.text(),
  variant_id: model.text(),
  /** Empty: the county's own. */
  title: model.text().default(''),
  price_fen: model.number(),
  listed: model.boolean().default(true),
})
