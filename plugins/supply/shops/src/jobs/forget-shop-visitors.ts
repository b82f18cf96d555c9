import type { MedusaContainer } from '@medusajs/framework/types'
import { SHOP } from '../modules/shop'

/** Phones that were proved and never applied are forgotten, and who was invited and never came. */
export default async function forgetShopVisitors(container: MedusaContainer) {
  const shops = container.resolve(SHOP)
  await shops.forgetVisitors()
  await shops.forgetInvitations()
}

/** 03:20 in Shanghai. */
export const config = { name: 'forget-shop-visitors', schedule: '20 19 * * *' }
