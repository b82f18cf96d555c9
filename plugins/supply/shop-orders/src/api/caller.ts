import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { SHOP } from '@shanzhen/shops/modules/shop'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import type { ImportRow } from '../modules/order-import/types'
import { ORDER_IMPORT } from '../modules/order-import'
import { SHOP_ORDER } from '../modules/shop-order'
import type { ShopOrderRow } from '../modules/shop-order/types'
import type { Trader } from '../orders/quote-drafts'

/** The shop that asks, with the tier by which it buys. */
export async function traderOf({ scope }: Pick<MedusaRequest, 'scope'>, response: MedusaResponse): Promise<Trader> {
  const { shop_id } = shopOf(response)
  return { id: shop_id, tier: await scope.resolve(SHOP).tierOf(shop_id) }
}

/** Who of the shop sends an order: the member, or the key. */
export function senderOf(response: MedusaResponse): string {
  const caller = shopOf(response)
  return caller.by === 'member' ? caller.member_id : caller.key_id
}

/** A key of the test shop: it is answered the same, of orders that are played. */
export function isTest(response: MedusaResponse): boolean {
  const caller = shopOf(response)
  return caller.by === 'key' && caller.mode === 'test'
}

const missing = (what: string) => new MedusaError(MedusaError.Types.NOT_FOUND, `没有找到${what}`)

/** @throws MedusaError not_found, also for another shop's */
export async function ownOrder(
  { scope }: Pick<MedusaRequest, 'scope'>,
  response: MedusaResponse,
  by: { id: string } | { number: string },
): Promise<ShopOrderRow> {
  const order = await scope.resolve(SHOP_ORDER).find(shopOf(response).shop_id, by)
  if (!order) throw missing('这个代发订单')
  return order
}

/** @throws MedusaError not_found, also for another shop's */
export async function ownImport(
  { scope, params }: Pick<MedusaRequest, 'scope' | 'params'>,
  response: MedusaResponse,
): Promise<ImportRow> {
  const file = await scope.resolve(ORDER_IMPORT).find(shopOf(response).shop_id, params.id)
  if (!file) throw missing('这个文件')
  return file
}
