import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError, Modules } from '@medusajs/framework/utils'
import { notPayable, providerSilent, providerUnknown } from '../lib/refusal'
import { toYuan } from '@shanzhen/money-kit/fen'
import { CHECKOUT } from '../modules/checkout'
import type { PayBody } from '../wire'
import type { PaymentView } from '../types'
import { openPaymentCollection } from '../workflows/steps/open-payment-collection'
import { closeUnpaidOrder } from './close-order'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { loadOrderMoney, type MoneySession, type OrderMoney } from './order-money'
import { isPayable, paymentView } from './payment-view'
import { providerIdOf } from './providers'
import { closeSessions } from './settle'

type Input = PayBody & { client_ip: string | undefined }

/**
 * What the buyer needs to pay now, which is what is still due, also of goods that staff added to a paid order: the open
 * session of the same provider, channel and amount again, or a new one after the others are closed.
 * @throws Refusal 409 when the order is paid, canceled or out of time.
 */
export async function openPayment(container: MedusaContainer, orderId: string, input: Input): Promise<PaymentView> {
  const [placement] = await container.resolve(CHECKOUT).listPlacements({ order_id: orderId }, { take: 1 })
  if (!placement) throw notPayable('canceled')
  if (placement.state === 'open' && new Date(placement.expires_at).getTime() <= Date.now()) {
    const result = await closeUnpaidOrder(container, orderId, 'expired')
    if (result === 'unknown') throw providerSilent()
    throw notPayable(result === 'paid' ? 'paid' : 'expired')
  }
  const provider_id = await providerIdOf(container, input.provider)
  if (!provider_id) throw providerUnknown()
  return withOrder(container, orderId, async () => {
    const checkout = container.resolve(CHECKOUT)
    const [now] = await checkout.listPlacements({ order_id: orderId }, { take: 1 })
    if (!now || now.state === 'canceled') throw notPayable('canceled')
    const money = await loadOrderMoney(container, orderId)
    if (!money || money.canceled) throw notPayable('canceled')
    if (money.due_fen === 0) throw notPayable('paid')
    const until = now.state === 'open' ? new Date(now.expires_at) : checkout.expiresAt(new Date())
    const session = money.sessions.find((open) => isReusable(open, money, provider_id, input))
    if (session) return paymentView(session, input, until)
    if (money.sessions.length) {
      const outcome = await closeSessions(container, orderId)
      if (outcome !== 'closed') throw outcome === 'paid' ? notPayable('paid') : providerSilent()
    }
    return paymentView(await createSession(container, orderId, provider_id, input), input, until)
  })
}

function isReusable(
  { provider_id, status, data, amount_fen }: MoneySession,
  { due_fen }: OrderMoney,
  wanted: string,
  input: Input,
): boolean {
  const { channel, openid, link_expires_at, expires_at } = data as Record<string, string | undefined>
  const until = link_expires_at ?? expires_at
  return (
    provider_id === wanted &&
    amount_fen === due_fen &&
    isPayable(data) &&
    ['pending', 'pending_authorization', 'requires_more'].includes(status) &&
    (channel ?? input.channel) === input.channel &&
    (!openid || openid === input.openid) &&
    (!until || new Date(until).getTime() > Date.now() + 30_000)
  )
}

/** Read again: closing the others may have brought a part of the money. */
async function createSession(
  container: MedusaContainer,
  order_id: string,
  provider_id: string,
  input: Input,
): Promise<MoneySession> {
  const money = await loadOrderMoney(container, order_id)
  if (!money || money.due_fen === 0) throw notPayable('paid')
  const { channel, openid, client_ip, return_url } = input
  const { currency_code, due_fen } = money
  const amount = toYuan(due_fen)
  const payments = container.resolve(Modules.PAYMENT)
  if (money.collection_id) await payments.updatePaymentCollections(money.collection_id, { amount })
  const collectionId =
    money.collection_id ?? (await openPaymentCollection(container, { order_id, amount, currency_code }))
  const data = Object.fromEntries(
    Object.entries({ channel, openid, client_ip, return_url }).filter(([, value]) => value !== undefined),
  )
  try {
    const session = await payments.createPaymentSession(collectionId, {
      ...{ provider_id, amount, currency_code, data, context: {} },
    })
    return { ...session, data: session.data ?? {}, amount_fen: due_fen }
  } catch (error) {
    if (error instanceof MedusaError && error.type === MedusaError.Types.INVALID_DATA) throw error
    throw providerSilent()
  }
}
