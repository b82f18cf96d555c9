import { model } from '@medusajs/framework/utils'

/** One payment or refund in a bill, with the row it was read from. */
export const ChannelBillLine = model
  .define('channel_bill_line', {
    id: model.id({ prefix: 'bline' }).primaryKey(),
    bill_id: model.text(),
    line_no: model.number(),
    kind: model.enum(['payment', 'refund']),
    our_number: model.text(),
    channel_number: model.text(),
    payment_session_id: model.text().nullable(),
    amount_fen: model.number(),
    currency: model.text(),
    fee_fen: model.number(),
    fee_currency: model.text(),
    occurred_at: model.dateTime(),
    raw: model.json(),
  })
  .indexes([
    { name: 'IDX_channel_bill_line_unique', on: ['bill_id', 'line_no'], unique: true },
    { name: 'IDX_channel_bill_line_number', on: ['our_number'] },
  ])
