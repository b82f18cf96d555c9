import { model } from '@medusajs/framework/utils'

/** A private file and what it belongs to; `name` is what its sender called it. */
export const Attachment = model.define('attachment', {
  id: model.id({ prefix: 'attach' }).primaryKey(),
  subject: model.enum(['claim', 'difference', 'payout']),
  subject_id: model.text(),
  file_id: model.text(),
  name: model.text(),
  mime: model.text(),
  size_bytes: model.number(),
  added_by: model.text(),
})
