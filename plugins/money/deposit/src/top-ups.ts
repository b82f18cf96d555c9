/** 充值: a payment of a channel into a deposit, from the wish to the posting. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaError, Modules } from '@medusajs/framework/utils'
import { processPaymentWorkflow } from '@medusajs/medusa/core-flows'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { moneyAccount, partnerDeposit } from '@shanzhen/ledger/postings/chart'
import { captureKey } from '@shanzhen/ledger/postings/payment-postings'
import type { DepositOwner } from '@shanzhen/money-kit/deposit'
import { toFen, toYuan } from '@shanzhen/money-kit/fen'
import { DEPOSIT_FILLED } from './events'
import { DEPOSIT } from './modules/deposit'
import type { TopUp } from './modules/deposit/service'

const CURRENCY = 'cny'

/** How somebody pays: Medusa's id of the provider and what that provider asks for. */
export type TopUpInput = {
  owner: DepositOwner
  amount_fen: number
  provider_id: string
  data: Record<string, unknown>
  made_by: string
}
type OpenedTopUp = { top_up: TopUp; session: { status: string; data: Record<string, unknown> } }

/** @throws MedusaError unexpected_state where the channel does not answer: nothing can be paid then */
export async function openTopUp(
  container: MedusaContainer,
  { owner, amount_fen, provider_id, data, made_by }: TopUpInput,
): Promise<OpenedTopUp> {
  const payments = container.resolve(Modules.PAYMENT)
  const deposits = container.resolve(DEPOSIT)
  const money = { amount: toYuan(amount_fen), currency_code: CURRENCY }
  const collection = await payments.createPaymentCollections(money)
  const top_up = (await deposits.createDepositTopUps({
    ...{ ...owner, amount_fen, provider_id, made_by, payment_collection_id: collection.id },
    expires_at: new Date(Date.now() + deposits.timeout_ms),
  })) as unknown as TopUp
  try {
    const session = await payments.createPaymentSession(collection.id, { provider_id, ...money, data, context: {} })
    await deposits.updateDepositTopUps({ id: top_up.id, payment_session_id: session.id })
    return {
      top_up: { ...top_up, payment_session_id: session.id },
      session: { status: String(session.status), data: session.data ?? {} },
    }
  } catch (error) {
    await deposits.moveTopUp(top_up.id, 'closed', ['open'])
    if (error instanceof MedusaError && error.type === MedusaError.Types.INVALID_DATA) throw error
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, '支付渠道暂时没有回应，请稍后再试')
  }
}

/** Asks the channel, takes the money that is there and books it; closes what is over. Safe to repeat, and at once. */
export async function settleTopUp(container: MedusaContainer, top_up: TopUp): Promise<TopUp['state']> {
  if (top_up.state === 'paid') return 'paid'
  if (await takeMoney(container, top_up)) return 'paid'
  if (top_up.state === 'closed' || new Date(top_up.expires_at).getTime() > Date.now()) return top_up.state
  if (!(await closeSession(container, top_up))) return top_up.state
  await container.resolve(DEPOSIT).moveTopUp(top_up.id, 'closed', ['open'])
  return 'closed'
}

async function takeMoney(container: MedusaContainer, top_up: TopUp): Promise<boolean> {
  const { payment_session_id: id } = top_up
  if (!id) return false
  if (await bookTopUp(container, top_up)) return true
  await container.resolve(Modules.LOCKING).execute(
    [id],
    async () => {
      try {
        const payment = await container.resolve(Modules.PAYMENT).authorizePaymentSession(id, {})
        const data = payment && { session_id: id, amount: payment.amount }
        if (data) await processPaymentWorkflow(container).run({ input: { action: 'captured', data } })
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'unknown'
        container.resolve(ContainerRegistrationKeys.LOGGER).debug(`deposit: ${top_up.id} not settled: ${reason}`)
      }
    },
    { timeout: 30 },
  )
  return bookTopUp(container, top_up)
}

/** Posts what was captured for it, once for each capture, whoever comes first. @returns whether money was there */
export async function bookTopUp(container: MedusaContainer, top_up: TopUp): Promise<boolean> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'payment',
    fields: ['provider_id', 'captures.id', 'captures.amount', 'captures.created_at'],
    filters: { payment_collection_id: top_up.payment_collection_id },
  })
  type Capture = { id: string; amount: number; created_at: string }
  const payments = data as unknown as { provider_id: string; captures?: Capture[] }[]
  const captures = payments.flatMap(({ provider_id, captures = [] }) =>
    captures.map((one) => ({ ...one, provider_id })),
  )
  const ledger = container.resolve(LEDGER)
  for (const { id, amount, created_at, provider_id } of captures) {
    const amount_fen = toFen(amount)
    const [from, to] = await ledger.ensureAccounts([
      moneyAccount({ provider_id }, CURRENCY),
      partnerDeposit({ owner_type: top_up.owner_type, owner_id: top_up.owner_id }, CURRENCY),
    ])
    await ledger.post({
      idempotency_key: captureKey(id),
      ...{ kind: 'deposit_topped_up', reference_type: 'deposit_top_up', reference_id: top_up.id },
      ...{ currency: CURRENCY, effective_at: new Date(created_at) },
      entries: [
        { account_id: from.id, amount_fen },
        { account_id: to.id, amount_fen: -amount_fen },
      ],
    })
  }
  if (!captures.length) return false
  const { id, owner_type, owner_id } = top_up
  if (await container.resolve(DEPOSIT).moveTopUp(id, 'paid', ['open', 'closed']))
    await container.resolve(Modules.EVENT_BUS).emit({ name: DEPOSIT_FILLED, data: { owner_type, owner_id } })
  return true
}

/** @returns whether no money can come by it any more */
async function closeSession(container: MedusaContainer, { payment_session_id: id }: TopUp): Promise<boolean> {
  if (!id) return true
  const payments = container.resolve(Modules.PAYMENT)
  return container.resolve(Modules.LOCKING).execute(
    [id],
    async () => {
      const [session] = await payments.listPaymentSessions({ id: [id] }, { relations: ['payment'], take: 1 })
      if (!session) return true
      if (session.payment) return false
      return payments.deletePaymentSession(id).then(
        () => true,
        () => false,
      )
    },
    { timeout: 30 },
  )
}
