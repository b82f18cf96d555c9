import { model } from '@medusajs/framework/utils'
import { KINDS, REASONS, STATES, WISHES } from '../../../types'

/** A buyer's request to get money back, with or without sending goods back. */
export const AfterSale = model.define('after_sale', {
  id: model.id({ prefix: 'asale' }).primaryKey(),
  order_id: model.text(),
  kind: model.enum([...KINDS]),
  state: model.enum([...STATES]),
  rule: model.enum(['seven_days', 'quality']),
  reason: model.enum([...REASONS]),
  text: model.text().nullable(),
  wish: model.enum([...WISHES]).nullable(),
  version: model.number(),
  goods_fen: model.number(),
  freight_fen: model.number(),
  refund_fen: model.number().nullable(),
  payment_id: model.text().nullable(),
  refund_id: model.text().nullable(),
  lowered_reason: model.text().nullable(),
  refuse_reason: model.text().nullable(),
  return_carrier: model.text().nullable(),
  return_waybill: model.text().nullable(),
  restock: model.enum(['none', 'started', 'done']),
  /** One per order and form the buyer sent, with the hash of what was in it. */
  idempotency_key: model.text().nullable(),
  request_hash: model.text().nullable(),
})
