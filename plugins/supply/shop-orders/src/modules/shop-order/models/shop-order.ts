import { model } from '@medusajs/framework/utils'
import { DOORS, SHOP_ORDER_STATES } from '../types'

/** 代发订单: what a shop sent us to send on, from the moment it was taken in; `body` goes once it is an order of Medusa's. */
export const ShopOrder = model.define('shop_order', {
  id: model.id({ prefix: 'shord' }).primaryKey(),
  shop_id: model.text(),
  number: model.text(),
  door: model.enum([...DOORS]),
  import_id: model.text().nullable(),
  row_no: model.number().nullable(),
  content_hash: model.text(),
  body: model.json().nullable(),
  lead_hours: model.number(),
  state: model.enum([...SHOP_ORDER_STATES]).default('waiting'),
  reason_code: model.text().nullable(),
  reason: model.text().nullable(),
  order_id: model.text().nullable(),
  goods_fen: model.number().nullable(),
  freight_fen: model.number().nullable(),
  ship_by: model.dateTime().nullable(),
  held_until: model.dateTime().nullable(),
  placed_at: model.dateTime().nullable(),
  made_by: model.text(),
  /** Supply prices that rise later do not meet it. */
  taken_at: model.dateTime(),
})
