import { model } from '@medusajs/framework/utils'

export const TOP_UP_STATES = ['open', 'paid', 'closed'] as const

/** 充值: a payment of a channel into somebody's deposit. It is written down before the channel is asked. */
export const DepositTopUp = model
  .define('deposit_top_up', {
    id: model.id({ prefix: 'dtop' }).primaryKey(),
    owner_type: model.text(),
    owner_id: model.text(),
    amount_fen: model.number(),
    provider_id: model.text(),
    payment_collection_id: model.text(),
    payment_session_id: model.text().nullable(),
    state: model.enum([...TOP_UP_STATES]).default('open'),
    /** Who asked for it, of the owner's people. */
    made_by: model.text(),
    expires_at: model.dateTime(),
    paid_at: model.dateTime().nullable(),
  })
  .indexes([
    { name: 'UQ_deposit_top_up_collection', on: ['payment_collection_id'], unique: true },
    { name: 'IDX_deposit_top_up_owner', on: ['owner_type', 'owner_id', 'created_at'] },
    { name: 'IDX_deposit_top_up_open', on: ['expires_at'], where: "state = 'open'" },
  ])
