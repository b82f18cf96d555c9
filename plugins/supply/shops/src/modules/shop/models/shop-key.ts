import { model } from '@medusajs/framework/utils'

/** A secret a shop's own program signs in with. Only its hash is kept; what it may do and whose it is never changes. */
export const ShopKey = model.define('shop_key', {
  id: model.id({ prefix: 'shkey' }).primaryKey(),
  shop_id: model.text(),
  name: model.text(),
  mode: model.enum(['live', 'test']),
  /** SHA-256 of the whole secret, in hex. */
  secret_hash: model.text(),
  /** The secret's first characters, by which its owner knows it. */
  shown: model.text(),
  scopes: model.array(),
  made_by: model.text(),
  expires_at: model.dateTime().nullable(),
  last_used_at: model.dateTime().nullable(),
  /** The minute whose calls are counted, and how many there were. */
  window_at: model.dateTime().nullable(),
  window_used: model.number().default(0),
  revoked_at: model.dateTime().nullable(),
  revoked_by: model.text().nullable(),
})
