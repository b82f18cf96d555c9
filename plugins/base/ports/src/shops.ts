/** Questions about what small shops have under way. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'

/** Whoever keeps orders or money of small shops. A shop is closed only when all of them let it go. */
export interface ShopBusiness {
  /**
   * What of this shop is still open, in words staff read before "办完才能关闭小店" (还有 3 个订单没有完成); null: nothing.
   * Asked within the transaction that holds the shop's row.
   */
  openBusinessOf(container: MedusaContainer, shop_id: string, within: Knex.Transaction): Promise<string | null>
}
