import { model } from '@medusajs/framework/utils'

/** Money that needs a person: a refund that got stuck, a buyer who disputes a charge until a deadline. */
export const ChannelTask = model
  .define('channel_task', {
    id: model.id({ prefix: 'ctask' }).primaryKey(),
    channel: model.text(),
    kind: model.enum(['refund_abnormal', 'refund_closed', 'dispute']),
    reference: model.text(),
    order_id: model.text().nullable(),
    amount_fen: model.number(),
    currency: model.text(),
    reason: model.text(),
    due_at: model.dateTime().nullable(),
    state: model.enum(['open', 'resolved']).default('open'),
    decision: model.text().nullable(),
    note: model.text().nullable(),
    decided_by: model.text().nullable(),
    decided_at: model.dateTime().nullable(),
  })
  .indexes([
    { name: 'IDX_channel_task_unique', on: ['channel', 'kind', 'reference'], unique: true },
    { name: 'IDX_channel_task_state', on: ['state'] },
  ])
