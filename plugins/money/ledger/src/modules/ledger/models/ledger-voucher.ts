import { model } from '@medusajs/framework/utils'
import { VOUCHER_KINDS, VOUCHER_STATES } from '../../../types'

/** 凭证: an entry by hand, drafted by one and confirmed by a second person. Its amount and sides live in SQL alone. */
export const LedgerVoucher = model.define('ledger_voucher', {
  id: model.id({ prefix: 'lvch' }).primaryKey(),
  kind: model.enum([...VOUCHER_KINDS]),
  state: model.enum([...VOUCHER_STATES]).default('drafted'),
  reference: model.text().nullable(),
  note: model.text(),
  drafted_by: model.text(),
  decided_by: model.text().nullable(),
  transaction_id: model.text().nullable(),
})
