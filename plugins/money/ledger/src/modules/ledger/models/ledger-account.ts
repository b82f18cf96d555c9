import { model } from '@medusajs/framework/utils'
import { FUND_STAGES } from '../../../types'

/** Whose money, of what kind: money at a channel, sales, what is owed to a shop. Its entries live in SQL of their own. */
export const LedgerAccount = model
  .define('ledger_account', {
    id: model.id({ prefix: 'lacc' }).primaryKey(),
    owner_type: model.text(),
    owner_id: model.text(),
    kind: model.text(),
    normal_side: model.enum(['debit', 'credit']),
    currency: model.text(),
    allow_negative: model.boolean(),
    stage: model.enum([...FUND_STAGES]).default('available'),
  })
  .indexes([
    {
      name: 'IDX_ledger_account_owner_kind_stage_unique',
      on: ['owner_type', 'owner_id', 'kind', 'currency', 'stage'],
      unique: true,
    },
  ])
