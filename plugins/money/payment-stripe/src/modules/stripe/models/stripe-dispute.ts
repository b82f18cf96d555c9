import { model } from '@medusajs/framework/utils'

/** A charge a buyer disputes at the bank, as Stripe last told it. */
export const StripeDispute = model
  .define('stripe_dispute', {
    id: model.id({ prefix: 'sdisp' }).primaryKey(),
    dispute_id: model.text(),
    payment_intent: model.text().nullable(),
    payment_session_id: model.text().nullable(),
    amount_fen: model.number(),
    currency: model.text(),
    reason: model.text(),
    status: model.text(),
    due_at: model.dateTime().nullable(),
  })
  .indexes([{ name: 'IDX_stripe_dispute_unique', on: ['dispute_id'], unique: true }])
