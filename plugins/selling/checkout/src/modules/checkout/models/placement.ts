import { model } from '@medusajs/framework/utils'
import { BUYER_CANCEL_REASONS, PLACEMENT_STATES } from '../../../types'

/**
 * An order's promise to be paid: until `expires_at` it holds its goods as 待付款. It is written before the order
 * itself, so that a buyer's repeated tap, or a crash half-way, finds it.
 */
export const Placement = model
  .define('placement', {
    id: model.id({ prefix: 'plac' }).primaryKey(),
    order_id: model.text(),
    idempotency_key: model.text().nullable(),
    request_hash: model.text().nullable(),
    customer_id: model.text().nullable(),
    state: model.enum([...PLACEMENT_STATES]).default('open'),
    expires_at: model.dateTime(),
    cancel_reason: model.text().nullable(),
    canceled_at: model.dateTime().nullable(),
    paid_at: model.dateTime().nullable(),
    buyer_reason: model.enum([...BUYER_CANCEL_REASONS]).nullable(),
    /** What it used of promotions, to give back when it is canceled; null where nothing. */
    uses: model.json().nullable(),
    uses_returned_at: model.dateTime().nullable(),
    /** When nothing more of a canceled order's money was owed. */
    returned_at: model.dateTime().nullable(),
  })
  .indexes([
    { name: 'IDX_placement_order_id_unique', on: ['order_id'], unique: true },
    { name: 'IDX_placement_idempotency_key_unique', on: ['idempotency_key'], unique: true },
    { name: 'IDX_placement_open_expires_at', on: ['expires_at'], where: "state = 'open'" },
    { name: 'IDX_placement_customer_id', on: ['customer_id'] },
    {
      name: 'IDX_placement_owing',
      on: ['canceled_at'],
      where: "state = 'canceled' and paid_at is not null and returned_at is null",
    },
    {
      name: 'IDX_placement_uses_open',
      on: ['canceled_at'],
      where: "state = 'canceled' and uses is not null and uses_returned_at is null",
    },
  ])
  .checks([
    {
      name: 'CK_placement_key_with_hash',
      expression: (c) => `(${c.idempotency_key} is null) = (${c.request_hash} is null)`,
    },
    {
      name: 'CK_placement_canceled_with_reason',
      expression: (c) => `(${c.state} = 'canceled') = (${c.cancel_reason} is not null)`,
    },
    { name: 'CK_placement_paid_at', expression: (c) => `${c.state} <> 'paid' or ${c.paid_at} is not null` },
    {
      name: 'CK_placement_returned_when_canceled',
      expression: (c) => `${c.returned_at} is null or ${c.state} = 'canceled'`,
    },
  ])
