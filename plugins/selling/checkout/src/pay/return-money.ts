import type { MedusaContainer } from '@medusajs/framework/types'
import { toYuan } from '@shanzhen/money-kit/fen'
import { returnMoneyWorkflow } from '../workflows/workflows/return-money'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { loadOrderMoney } from './order-money'

/**
 * Money that reached a canceled order goes back by itself: what was captured and not yet refunded, counted under the
 * order's lock, so that callback, sweep and a retry after a crash give it back once.
 */
export function returnStrayMoney(container: MedusaContainer, orderId: string): Promise<void> {
  return withOrder(container, orderId, async () => {
    const money = await loadOrderMoney(container, orderId)
    if (!money?.canceled) return
    for (const payment of money.payments) {
      const owed_fen = payment.captured_fen - payment.refunded_fen
      if (owed_fen <= 0) continue
      const input = {
        order_id: orderId,
        payment_id: payment.id,
        amount: toYuan(owed_fen),
        currency_code: money.currency_code,
      }
      await returnMoneyWorkflow(container).run({ input })
    }
  })
}
