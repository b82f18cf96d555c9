import { model } from '@medusajs/framework/utils'
import { STATEMENT_STATES } from '../../../types'

/** 对账单: what moved one shop's deposit between two cuts, closed for good. Its lines stand in SQL alone. */
export const ShopStatement = model.define('shop_statement', {
  id: model.id({ prefix: 'stmt' }).primaryKey(),
  shop_id: model.text(),
  shop_name: model.text(),
  seq: model.number(),
  number: model.text(),
  opening_fen: model.number(),
  closing_fen: model.number(),
  line_count: model.number(),
  hash: model.text(),
  made_by: model.text(),
  state: model.enum([...STATEMENT_STATES]).default('issued'),
  state_by: model.text(),
})
