import { model } from '@medusajs/framework/utils'
import { CERTIFICATE_KINDS, CERTIFICATE_STATES } from '../../../certificate-types'

/** A licence or certificate of a producer: for which goods and place, from when to when, seen by two people. */
export const Certificate = model.define('certificate', {
  id: model.id({ prefix: 'cert' }).primaryKey(),
  producer_id: model.text(),
  lot_id: model.text().nullable(),
  kind: model.enum([...CERTIFICATE_KINDS]),
  number: model.text().searchable(),
  category: model.text().nullable(),
  good_ids: model.array(),
  place: model.text().default(''),
  scope_key: model.text().default(''),
  valid_from: model.text(),
  valid_to: model.text(),
  scan_file_id: model.text().nullable(),
  scan_url: model.text().nullable(),
  scan_tidied: model.boolean().default(false),
  state: model.enum([...CERTIFICATE_STATES]).default('entered'),
  needs_review: model.boolean().default(false),
  entered_by: model.text(),
  approved_by: model.text().nullable(),
  approved_at: model.dateTime().nullable(),
  remark: model.text().nullable(),
  is_demo: model.boolean().default(false),
})
