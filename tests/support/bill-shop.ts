/** Orders of yesterday, as the channel's bill and the shop's books have them; what staff ask of reconciliation. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { refundPaymentWorkflow } from '@medusajs/medusa/core-flows'
import { vi } from 'vitest'
import type { Gateway } from '../../plugins/money/payment-wechatpay/sandbox/start'
import type { checkoutBuyer } from './checkout-shop'

const DAY_MS = 86_400_000
const beijing = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
export const TODAY = beijing(Date.now())
export const YESTERDAY = beijing(Date.now() - DAY_MS)
const NOON = `${YESTERDAY}T12:00:00+08:00`

type Place = { container: MedusaContainer; gateway: Gateway; buyer: ReturnType<typeof checkoutBuyer> }
export type PaidOrder = { id: string; payment_id: string; number: string }

/** One jar of honey at 68.50 with 6.00 freight, paid by WeChat; both sides date it yesterday at noon. */
export async function paidYesterday(place: Place): Promise<PaidOrder> {
  const order = await paidOrder(place)
  const booked = place.gateway.ledger.orders.get(order.number)
  if (booked) booked.success_time = NOON
  await dateBack(place.container, 'capture', order.payment_id)
  return order
}

export async function paidOrder({ container, gateway, buyer }: Place): Promise<PaidOrder> {
  const { data } = await buyer.buy({ honey: 1 })
  const { id, key } = data.order as { id: string; key: string }
  await buyer.post(`/orders/${id}/pay`, { provider: 'wechatpay', channel: 'native' }, { 'x-order-key': key })
  const number = [...gateway.ledger.orders.keys()].at(-1) ?? ''
  gateway.pay(number)
  await buyer.post(`/orders/${id}/refresh`, {}, { 'x-order-key': key })
  const payment = await vi.waitFor(async () => {
    const payments = await container
      .resolve(Modules.PAYMENT)
      .listPayments({ payment_session_id: `payses_${number.slice(0, 26)}` }, { take: 1 })
    if (!payments[0]?.captured_at) throw new Error('not captured yet')
    return payments[0]
  }, 10_000)
  return { id, payment_id: payment.id, number }
}

/** Given back in part; both sides date it yesterday. @returns the refund's number at the channel */
export async function refundedYesterday({ container, gateway }: Place, order: PaidOrder, yuan: number) {
  await refundPaymentWorkflow(container).run({ input: { payment_id: order.payment_id, amount: yuan } })
  const refund = [...gateway.ledger.refunds.values()].filter((r) => r.out_trade_no === order.number).at(-1)
  if (!refund) throw new Error('no refund at the gateway')
  refund.create_time = NOON
  await dateBack(container, 'refund', order.payment_id)
  return refund.out_refund_no
}

const dateBack = (container: MedusaContainer, table: 'capture' | 'refund', payment_id: string) =>
  container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw(`update ${table} set created_at = ? where payment_id = ?`, [new Date(NOON), payment_id])
