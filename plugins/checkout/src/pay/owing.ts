import type { MedusaContainer } from '@medusajs/framework/types'
import { CHECKOUT } from '../modules/checkout'
import type { CancelRefund } from '../types'
import { loadOrderMoney, loadOrdersMoney } from './order-money'

const PAGE = 1000

/** Canceled orders that were paid, until all their money was seen leaving: a silent provider is asked for days if need be. */
export async function listOwing(container: MedusaContainer): Promise<string[]> {
  const placements = await container
    .resolve(CHECKOUT)
    .listPlacements(
      { state: 'canceled', paid_at: { $ne: null }, returned_at: null },
      { take: PAGE, order: { canceled_at: 'ASC' } },
    )
  return placements.map((placement) => placement.order_id)
}

export async function markReturned(container: MedusaContainer, orderIds: string[], now: Date): Promise<void> {
  const even = (await loadOrdersMoney(container, orderIds))
    .filter((money) => money.payments.every((payment) => payment.captured_fen <= payment.refunded_fen))
    .map((money) => money.order_id)
  if (!even.length) return
  await container
    .resolve(CHECKOUT)
    .updatePlacements({ selector: { order_id: even, state: 'canceled' }, data: { returned_at: now } })
}

/** What the buyer of a canceled order is told: how much comes back, and where to; null where nothing had been paid. */
export async function cancelRefund(container: MedusaContainer, orderId: string): Promise<CancelRefund | null> {
  const money = await loadOrderMoney(container, orderId)
  const paid = money?.payments.find((payment) => payment.captured_fen > 0)
  if (!money || !paid) return null
  const provider = paid.provider_id.split('_').slice(2).join('_')
  const way = provider === 'wechatpay' ? '付款的微信零钱或银行卡' : '付款的银行卡'
  const amount = `¥${(money.captured_fen / 100).toFixed(2)}`
  const message = `${amount} 将原路退回${way}，零钱很快到账，银行卡一般 1–3 个工作日`
  return { amount_fen: money.captured_fen, provider, message }
}
