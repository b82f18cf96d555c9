import type { MedusaContainer } from '@medusajs/framework/types'
import { SHOP } from '@shanzhen/shops/modules/shop'
import { SHOP_PAGE } from '../modules/shop-page'
import type { OwnPage } from '../wire'

export async function ownPage(container: MedusaContainer, shop_id: string): Promise<OwnPage> {
  const pages = container.resolve(SHOP_PAGE)
  const [{ handle }, words, sold, sums] = await Promise.all([
    container.resolve(SHOP).retrieveShop(shop_id),
    pages.wordsOf(shop_id),
    pages.soldAt(shop_id),
    pages.sumsOf(shop_id),
  ])
  return { ...words, ...sums, path: `/s/${handle}`, selling: sold.size, hold_days: pages.hold_days }
}
