import { model } from '@medusajs/framework/utils'

/** One file for the bank, and how many payouts it holds. */
export const PayoutBatch = model.define('payout_batch', {
  id: model.id({ prefix: 'pbat' }).primaryKey(),
  number: model.text(),
  made_by: model.text(),
  count: model.number(),
})
