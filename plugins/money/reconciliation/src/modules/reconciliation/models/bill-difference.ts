import { model } from '@medusajs/framework/utils'

/** Where bill and books disagree, and what a person decided about it, once. */
export const BillDifference = model
  .define('bill_difference', {
    id: model.id({ prefix: 'bdiff' }).primaryKey(),
    bill_id: model.text(),
    kind: model.enum(['missing_here', 'missing_there', 'amount_differs']),
    line_kind: model.enum(['payment', 'refund']),
    reference: model.text(),
    order_id: model.text().nullable(),
    here_fen: model.number().nullable(),
    there_fen: model.number().nullable(),
    state: model.enum(['open', 'resolved']).default('open'),
    decision: model.text().nullable(),
    note: model.text().nullable(),
    decided_by: model.text().nullable(),
    decided_at: model.dateTime().nullable(),
    /** Of the entry that a decision to book it made. */
    transaction_id: model.text().nullable(),
  })
  .indexes([
    { name: 'IDX_bill_difference_unique', on: ['bill_id', 'line_kind', 'reference'], unique: true },
    { name: 'IDX_bill_difference_state', on: ['state'] },
  ])
