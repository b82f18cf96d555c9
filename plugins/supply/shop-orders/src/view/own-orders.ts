import type { MedusaContainer } from '@medusajs/framework/types'
import { SHOP_ORDER } from '../modules/shop-order'
import type { OrderQuery } from '../modules/shop-order/store/list'
import { listedOrders } from './order-rows'

/** A page of a shop's orders, how many stand in each state, and after which the next page begins. */
export async function listOwnOrders(container: MedusaContainer, shop_id: string, asked: OrderQuery) {
  const shop_orders = container.resolve(SHOP_ORDER)
  const rows = await shop_orders.list(shop_id, { ...asked, take: asked.take + 1 })
  const page = rows.slice(0, asked.take)
  return {
    orders: await listedOrders(container, shop_id, page),
    sums: await shop_orders.sums(shop_id, asked.import_id),
    next: rows.length > asked.take ? (page.at(-1)?.id ?? null) : null,
  }
}
