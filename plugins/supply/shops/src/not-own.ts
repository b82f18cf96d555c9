import type { MedusaContainer } from '@medusajs/framework/types'
import { SIGN_IN } from '@shanzhen/one-time-code/modules/sign-in'
import { SHOP } from './modules/shop'
import { ownShop } from './modules/shop/said-to-staff'

/** Whoever of the staff signs in for a shop lets somebody else decide about it. @throws MedusaError not_allowed */
export async function assertNotOwn(container: MedusaContainer, shop_id: string, staff_id: string): Promise<void> {
  const [proved] = await container.resolve(SIGN_IN).phonesOf([staff_id])
  const members = await container.resolve(SHOP).membersOf(shop_id)
  if (proved && members.some(({ phone }) => phone === proved.phone)) throw ownShop()
}
