import { model } from '@medusajs/framework/utils'

/** 店铺主页: what a shop says at its own page, and whether it sells there. */
export const ShopPage = model.define('shop_page', {
  shop_id: model.text().primaryKey(),
  open: model.boolean().default(false),
  notice: model.text().default(''),
  intro: model.text().default(''),
  changed_by: model.text(),
})
