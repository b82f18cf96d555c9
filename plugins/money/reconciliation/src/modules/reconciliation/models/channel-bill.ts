import { model } from '@medusajs/framework/utils'

/** What a payment channel says of one day. Once its file is believed, it stays as it is. */
export const ChannelBill = model
  .define('channel_bill', {
    id: model.id({ prefix: 'bill' }).primaryKey(),
    channel: model.text(),
    bill_date: model.text(),
    state: model.enum(['failed', 'fetched', 'matched']),
    hash: model.text().nullable(),
    failure: model.text().nullable(),
    attempts: model.number().default(0),
    next_attempt_at: model.dateTime().nullable(),
    fetched_by: model.text(),
    fetched_at: model.dateTime().nullable(),
    matched_at: model.dateTime().nullable(),
  })
  .indexes([{ name: 'IDX_channel_bill_day_unique', on: ['channel', 'bill_date'], unique: true }])
