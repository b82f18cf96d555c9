import { model } from '@medusajs/framework/utils'
import { PAYOUT_CHANNELS, PAYOUT_STATES } from '../../../types'

/** 打款: money on its way from us to somebody's bank account, or to their WeChat. */
export const Payout = model.define('payout', {
  id: model.id({ prefix: 'pout' }).primaryKey(),
  number: model.text(),
  payee_type: model.text(),
  payee_id: model.text(),
  payee_name: model.text(),
  amount_fen: model.number(),
  currency: model.text(),
  out_of: model.text(),
  channel: model.enum([...PAYOUT_CHANNELS]).default('bank'),
  purpose: model.json().nullable(),
  account_id: model.text(),
  bank: model.text(),
  holder: model.text(),
  number_end: model.text(),
  state: model.enum([...PAYOUT_STATES]).default('asked'),
  state_by: model.text(),
  state_at: model.dateTime(),
  state_reason: model.text().nullable(),
  asked_by: model.text(),
  checked_by: model.text().nullable(),
  approved_by: model.text().nullable(),
  batch_id: model.text().nullable(),
  reference: model.text().nullable(),
})
