import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import { cancelPaidOrder } from '@shanzhen/checkout/pay/cancel-paid'
import { SHOP_ORDER } from '../modules/shop-order'
import type { ShopOrderRow } from '../modules/shop-order/types'

const REFUSED = '店铺撤回'

/**
 * A shop gives an order up: one that waits at once, one that is placed until its first parcel is packed, and its money is back in
 * the deposit. @throws Refusal 409 where a parcel is packed or gone
 */
export async function cancelShopOrder(container: MedusaContainer, order: ShopOrderRow): Promise<void> {
  const shop_orders = container.resolve(SHOP_ORDER)
  if (order.state === 'canceled') return
  if (order.state === 'refused') throw new MedusaError(MedusaError.Types.NOT_ALLOWED, '这个订单没有下成，不用取消')
  if (!order.order_id) {
    const { id, shop_id } = order
    if (await shop_orders.markRefused([{ id, code: 'withdrawn', reason: REFUSED, held_until: null }])) return
    // It was placed, or ended otherwise, since it was read.
    const now = await shop_orders.find(shop_id, { id })
    if (now && now.state !== order.state) await cancelShopOrder(container, now)
    return
  }
  await cancelPaidOrder(container, order.order_id, 'other')
  await shop_orders.followCanceled([order.order_id])
}
