import { model } from '@medusajs/framework/utils'

/** 测试订单: what a shop's program orders with a test key; nothing of it stands anywhere else. */
export const ShopTestOrder = model.define('shop_test_order', {
  id: model.id({ prefix: 'tstord' }).primaryKey(),
  shop_id: model.text(),
  number: model.text(),
  content_hash: model.text(),
  receiver: model.json(),
  note: model.text().nullable(),
  lines: model.json(),
  state: model.enum(['held', 'placed', 'canceled', 'refused']),
  shipping: model.enum(['none', 'packed', 'shipped', 'delivered']),
  due_at: model.dateTime().nullable(),
  made_by: model.text(),
})
