import { model } from '@medusajs/framework/utils'

/** 小店: a person or firm that sells from the center's stock. Its settlement account stands in a table of its own (`store/accounts.ts`). */
export const Shop = model.define('shop', {
  id: model.id({ prefix: 'shop' }).primaryKey(),
  /** 店铺名, as buyers read it. */
  name: model.text(),
  /** Its address under `/s/`. */
  handle: model.text(),
  kind: model.enum(['company', 'individual', 'person']),
  legal_name: model.text(),
  /** 统一社会信用代码; none for a person without a licence. */
  credit_code: model.text().nullable(),
  /** Why a person needs no licence (电子商务法 §10). */
  exemption: model.enum(['own_produce', 'handicraft', 'small_trade']).nullable(),
  licence_file_id: model.text().nullable(),
  contact_name: model.text(),
  contact_phone: model.text(),
  consent_version: model.text(),
  consented_at: model.dateTime(),
  /** Who agreed for it: a member. */
  consented_by: model.text(),
  state: model.enum(['applied', 'approved', 'refused', 'suspended', 'closed']).default('applied'),
  /** Of the last step: when, who (a member or staff) and, where it needs one, why. */
  state_at: model.dateTime(),
  state_by: model.text(),
  state_reason: model.text().nullable(),
  tier: model.enum(['standard', 'silver', 'gold']).default('standard'),
  tier_by: model.text().nullable(),
  tier_until: model.dateTime().nullable(),
  tier_reason: model.text().nullable(),
})
