import type { MedusaContainer } from '@medusajs/framework/types'
import { SHOP } from '../modules/shop'

/** Phones that were proved and never applied are forgotten. */
export default async function forgetShopVisitors(container: MedusaContainer) {
  await container.resolve(SHOP).forgetVisitors()
}

/** 03:20 in Shanghai. */
export const config = { name: 'forget-shop-visitors', schedule: '20 19 * * *' }
