import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { PaymentEvents } from '@medusajs/framework/utils'
import { orderOfPayment } from '@shanzhen/ledger/postings/order-of-payment'
import { readBalance } from '@shanzhen/money-kit/order-balance'
import { returnStrayMoney } from '../pay/return-money'
import { balanceOrder } from '../pay/balance-order'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'

/** Money is there: it pays the order, or, where that was canceled meanwhile or costs less, goes back. */
export default async function paymentCaptured({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const order_id = await orderOfPayment(container, event.data.id)
  const balance = order_id ? await readBalance(container, order_id) : null
  if (!balance) return
  if (balance.canceled) await returnStrayMoney(container, balance.order_id)
  else await withOrder(container, balance.order_id, () => balanceOrder(container, balance.order_id))
}

export const config: SubscriberConfig = { event: PaymentEvents.CAPTURED }
