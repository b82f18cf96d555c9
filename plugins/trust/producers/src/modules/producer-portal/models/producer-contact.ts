import { model } from '@medusajs/framework/utils'

/** A phone or mailbox staff registered for a producer; it speaks for one producer only. */
export const ProducerContact = model
  .define('producer_contact', {
    id: model.id({ prefix: 'pcon' }).primaryKey(),
    producer_id: model.text(),
    channel: model.enum(['sms', 'email']),
    address: model.text(),
  })
  .indexes([
    { on: ['channel', 'address'], unique: true, where: 'deleted_at is null' },
    { on: ['producer_id'], where: 'deleted_at is null' },
  ])
