import { model } from '@medusajs/framework/utils'
import { IMPORT_STATES } from '../types'

/** 导入: a shop's file of orders, read and priced (the quote), then sent as it was shown. */
export const OrderImport = model.define('order_import', {
  id: model.id({ prefix: 'shimp' }).primaryKey(),
  shop_id: model.text(),
  filename: model.text(),
  file_hash: model.text(),
  head: model.json(),
  head_row: model.number(),
  columns: model.json(),
  state: model.enum([...IMPORT_STATES]).default('read'),
  orders: model.number(),
  good: model.number(),
  goods_fen: model.number(),
  freight_fen: model.number(),
  made_by: model.text(),
  sent_at: model.dateTime().nullable(),
})
