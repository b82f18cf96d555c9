import type { MedusaContainer, PaymentSessionDTO } from '@medusajs/framework/types'
import { MedusaError, Modules } from '@medusajs/framework/utils'
import { notPayable, providerSilent, providerUnknown } from '../lib/refusal'
import { CHECKOUT } from '../modules/checkout'
import type { PayBody } from '../schemas'
import type { PaymentView } from '../types'
import { openPaymentCollection } from '../workflows/steps/open-payment-collection'
import { closeUnpaidOrder } from './close-order'
import { withOrder } from '@shanzhen/ledger/order-lock'
import { loadOrderMoney, type MoneySession, type OrderMoney } from './order-money'
import { isPayable, paymentView } from './payment-view'
import { providerIdOf } from './providers'
import { closeSessions, markPaid } from './settle'

type Input = PayBody & { client_ip: string | undefined; total_fen: number }

/**
 * What the buyer needs to pay now: the open session of the same provider and channel again, or a new one after the
 * other is closed. @throws Refusal 409 when the order is paid, canceled or out of time.
 */
export async function openPayment(container: MedusaContainer, orderId: string, input: Input): Promise<PaymentView> {
  const [placement] = await container.resolve(CHECKOUT).listPlacements({ order_id: orderId }, { take: 1 })
  if (!placement) throw notPayable('canceled')
  if (placement.state === 'open' && new Date(placement.expires_at).getTime() <= Date.now()) {
    const result = await closeUnpaidOrder(container, orderId, 'expired')
    throw notPayable(result === 'paid' ? 'paid' : 'expired')
  }
  const provider_id = await providerIdOf(container, input.provider)
  if (!provider_id) throw providerUnknown()
  return withOrder(container, orderId, async () => {
    const [now] = await container.resolve(CHECKOUT).listPlacements({ order_id: orderId }, { take: 1 })
    if (now?.state !== 'open') throw notPayable(now?.state === 'paid' ? 'paid' : 'canceled')
    const money = await loadOrderMoney(container, orderId)
    if (!money) throw notPayable('canceled')
    const session = money.sessions.find((open) => isReusable(open, provider_id, input))
    if (session) return paymentView(session, input, new Date(now.expires_at))
    if (money.sessions.length) {
      const outcome = await closeSessions(container, orderId)
      if (outcome === 'paid') await markPaid(container, orderId)
      if (outcome !== 'closed') throw outcome === 'paid' ? notPayable('paid') : providerSilent()
    }
    return paymentView(await createSession(container, money, provider_id, input), input, new Date(now.expires_at))
  })
}

function isReusable({ provider_id, status, data }: MoneySession, wanted: string, input: Input): boolean {
  const { channel, openid, link_expires_at, expires_at } = data as Record<string, string | undefined>
  const until = link_expires_at ?? expires_at
  return (
    provider_id === wanted &&
    isPayable(data) &&
    ['pending', 'pending_authorization', 'requires_more'].includes(status) &&
    (channel ?? input.channel) === input.channel &&
    (!openid || openid === input.openid) &&
    (!until || new Date(until).getTime() > Date.now() + 30_000)
  )
}

async function createSession(
  container: MedusaContainer,
  money: OrderMoney,
  provider_id: string,
  input: Input,
): Promise<PaymentSessionDTO> {
  const { channel, openid, client_ip, return_url, total_fen } = input
  const { order_id, currency_code } = money
  const amount = money.collection?.amount ?? total_fen / 100
  const collectionId =
    money.collection?.id ?? (await openPaymentCollection(container, { order_id, amount, currency_code }))
  const data = Object.fromEntries(
    Object.entries({ channel, openid, client_ip, return_url }).filter(([, value]) => value !== undefined),
  )
  try {
    return await container
      .resolve(Modules.PAYMENT)
      .createPaymentSession(collectionId, { provider_id, amount, currency_code, data, context: {} })
  } catch (error) {
    if (error instanceof MedusaError && error.type === MedusaError.Types.INVALID_DATA) throw error
    throw providerSilent()
  }
}
