import { model } from '@medusajs/framework/utils'

/** Labels made in one go for one lot. `made` follows the codes written; `pieces` is what the lot held when asked. */
export const TraceCodeBatch = model.define('trace_code_batch', {
  id: model.id({ prefix: 'tcb' }).primaryKey(),
  idempotency_key: model.text(),
  lot_id: model.text(),
  lot_code: model.text(),
  gtin14: model.text(),
  variant_id: model.text(),
  pieces: model.number(),
  allowance: model.number(),
  count: model.number(),
  made: model.number().default(0),
  state: model.enum(['making', 'ready', 'void']).default('making'),
  requested_by: model.text(),
  void_reason: model.text().nullable(),
  voided_by: model.text().nullable(),
  voided_at: model.dateTime().nullable(),
})
