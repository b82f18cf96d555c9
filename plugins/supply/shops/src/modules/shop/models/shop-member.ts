import { model } from '@medusajs/framework/utils'

/** Who acts for a shop: a phone that signs in by a code, of one shop at a time. Who is only asked stands in `shop_invitation`. */
export const ShopMember = model.define('shop_member', {
  id: model.id({ prefix: 'shmem' }).primaryKey(),
  shop_id: model.text(),
  name: model.text(),
  phone: model.text(),
  role: model.enum(['owner', 'clerk', 'accountant']),
  /** The member who invited them; none for whoever applied. */
  invited_by: model.text().nullable(),
  /** When they applied, or agreed to whoever invited them. */
  joined_at: model.dateTime().nullable(),
})
