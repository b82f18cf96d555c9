import type { MedusaContainer } from '@medusajs/framework/types'
import { StepResponse } from '@medusajs/framework/workflows-sdk'
import { AFTER_SALES } from '@shanzhen/after-sales/modules/after-sales'
import type { OrderView } from '@shanzhen/checkout/types'
import { listOrderViews } from '@shanzhen/checkout/view/read-order'
import { type InTheWay, notClosable } from '@shanzhen/one-time-code/errors'
import { closeAccountWorkflow } from '@shanzhen/one-time-code/workflows'
import { ATTRIBUTION } from '@shanzhen/distribution/modules/attribution'
import { forgetPhoto } from '@shanzhen/promotion/poster/own-photo'
import { isOwedCommission } from '@shanzhen/commission/withdrawal/owed'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import { WECHAT } from '@shanzhen/wechat/modules/wechat'

/** An account is closed when its orders are over: paid or given up, delivered, what was owed paid back, claims decided. */
closeAccountWorkflow.hooks.closing(async ({ customer_id }, { container }) => {
  const limit = 100
  for (let page = 1, left = true; left; page++) {
    const { orders, count } = await listOrderViews(container, customer_id, { page, limit })
    const why = orders.map(stateInTheWay).find(Boolean) ?? (await claimInTheWay(container, orders))
    if (why) throw notClosable(why)
    left = page * limit < count
  }
  if (await isOwedCommission(container, customer_id)) throw notClosable('commission')
  // Which WeChat it was goes with it.
  await container.resolve(WECHAT).forgetIdentities(customer_id)
  await container.resolve(ATTRIBUTION).forgetBindings(customer_id)
  await forgetPhoto(container, customer_id)
  await container.resolve(DISTRIBUTOR).forget(customer_id)
  return new StepResponse()
})

function stateInTheWay({ status, owed_fen }: OrderView): InTheWay | null {
  if (status === 'awaiting_payment') return 'unpaid'
  if (status === 'paid' || status === 'partially_shipped' || status === 'shipped') return 'undelivered'
  return owed_fen > 0 ? 'owed' : null
}

async function claimInTheWay(container: MedusaContainer, orders: OrderView[]): Promise<InTheWay | null> {
  if (orders.length === 0) return null
  const afterSales = container.resolve(AFTER_SALES)
  const claims = await afterSales.listAfterSales({ order_id: orders.map(({ id }) => id) }, { take: null })
  if (claims.some(({ state }) => !['refunded', 'resent', 'refused', 'withdrawn'].includes(state))) return 'claim'
  const [freight] = claims.length
    ? await afterSales.listReturnFreights(
        { after_sale_id: claims.map(({ id }) => id), state: 'requested' },
        { take: 1 },
      )
    : []
  return freight ? 'claim' : null
}
