import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { HAND_WORDS, handMethod } from '@shanzhen/money-kit/by-hand'
import { toFen, yuan } from '@shanzhen/money-kit/fen'
import { isStandIn } from '@shanzhen/money-kit/order-balance'
import { CHECKOUT } from '../modules/checkout'
import type { CancelRefund } from '../types'
import { loadOrderMoney, loadOrdersMoney, type OrderMoney } from './order-money'

/** Canceled orders that were paid, until all their money was seen leaving: a silent provider is asked for days if need be. */
export const OWING = { state: 'canceled', paid_at: { $ne: null }, returned_at: null }

export async function markReturned(container: MedusaContainer, orderIds: string[], now: Date): Promise<void> {
  const even = (await loadOrdersMoney(container, orderIds))
    .filter((money) => money.payments.every((payment) => payment.captured_fen <= payment.refunded_fen))
    .map((money) => money.order_id)
  if (!even.length) return
  await container
    .resolve(CHECKOUT)
    .updatePlacements({ selector: { order_id: even, state: 'canceled' }, data: { returned_at: now } })
}

/** What the buyer of a canceled order is told: how much comes back, and where to; null where nothing does. */
export async function cancelRefund(container: MedusaContainer, orderId: string): Promise<CancelRefund | null> {
  const money = await loadOrderMoney(container, orderId)
  const paid = money?.payments.find((payment) => payment.captured_fen > 0)
  if (!money || !paid) return null
  const amount_fen = money.captured_fen - (await refundedBefore(container, money))
  if (amount_fen <= 0) return null
  const provider = paid.provider_id.split('_').slice(2).join('_')
  const method = handMethod(paid.provider_id)
  const byHand = method || isStandIn(paid.provider_id)
  const message = byHand
    ? `${yuan(amount_fen)} 由商家以${method ? HAND_WORDS[method] : '现金或转账'}退还给您`
    : `${yuan(amount_fen)} 将原路退回${provider === 'wechatpay' ? '付款的微信零钱或银行卡' : '付款的银行卡'}，零钱很快到账，银行卡一般 1–3 个工作日`
  return { amount_fen, provider, message }
}

/** What had gone back already when the order was canceled is not promised again. */
async function refundedBefore(container: MedusaContainer, { order_id, payments }: OrderMoney): Promise<number> {
  const [placement] = await container.resolve(CHECKOUT).listPlacements({ order_id }, { take: 1 })
  if (!placement?.canceled_at) return 0
  const refunds = await container
    .resolve(Modules.PAYMENT)
    .listRefunds({ payment_id: payments.map(({ id }) => id), created_at: { $lt: placement.canceled_at } } as object, {
      take: 1000,
    })
  return refunds.reduce((sum, { amount }) => sum + toFen(amount as number), 0)
}
