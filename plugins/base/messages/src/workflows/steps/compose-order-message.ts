/** Reads what a message about an order says: number, total, whom to reach, and the money or parcel it tells of. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { MessageWays, OrderSender, OrderTerms, Terms } from '@shanzhen/ports/types'
import { MESSAGES_MODULE } from '../../modules/messages'
import type { ComposedMessage } from '../../modules/messages/service'
import { sendersOf } from '../../senders'
import type { MessageFacts, OrderStep } from '../../types'
import type { OutgoingMessage } from './send-composed-message'

export interface OrderMessageInput {
  order_id: string
  step: OrderStep
  /** What the message is about (order, payment, refund, parcel): the same subject never sends the step twice. */
  about: string
  /** Yuan; the order's total where it is left out. */
  amount?: number
  parcel?: MessageFacts['parcel']
  reason?: string
  /** Of a refund: its channel took it, the money has not moved yet. */
  underWay?: boolean
  /** 1 for the event itself; later ones send again what no channel took (see resend-failed.ts). */
  attempt?: number
}

/** The total out of the kept summary: asking for `total` itself would load every line to add it up again. */
const FIELDS = [
  'id',
  'display_id',
  'email',
  'metadata',
  'locale',
  'canceled_at',
  'summary.current_order_total',
  'summary.paid_total',
  'shipping_address.phone',
  'customer_id',
  'customer.phone',
  'customer.has_account',
] as const

/** In the order they were asked for; null where there is nothing to say any more. */
export const composeOrderMessagesStep = createStep(
  'compose-order-messages',
  async (inputs: OrderMessageInput[], { container }) => new StepResponse(await composeAll(container, inputs)),
)

async function composeAll(container: MedusaContainer, inputs: OrderMessageInput[]) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const id = [...new Set(inputs.map(({ order_id }) => order_id))]
  const { data } = await query.graph({ entity: 'order', fields: [...FIELDS], filters: { id } })
  const orders = new Map((data as unknown as Order[]).map((order) => [order.id, order]))
  const terms = await termsOf(container, inputs)
  const senders = await sendersOf(container, [...orders.keys()])
  return Promise.all(
    inputs.map((input) => {
      const order = orders.get(input.order_id)
      return order ? compose(container, input, order, terms.get(input.order_id), senders.get(input.order_id)) : null
    }),
  )
}

async function compose(
  container: MedusaContainer,
  input: OrderMessageInput,
  order: Order,
  terms: Terms | undefined,
  sender: OrderSender | undefined,
): Promise<OutgoingMessage | null> {
  const { step, about, amount, parcel, reason, underWay, attempt = 1 } = input
  // Sent late, it would ask for money that nobody takes any more.
  if (step === 'placed' && (order.canceled_at || isPast(terms?.pay_until))) return null
  const written: unknown = order.metadata?.locale ?? order.locale
  const locale = typeof written === 'string' ? written : undefined
  const money = await moneyFacts(container, input, order)
  const composed = container.resolve(MESSAGES_MODULE).compose(
    step,
    {
      id: order.id,
      display_id: order.display_id ?? 0,
      email: order.email,
      phone: phoneFor(order, step === 'placed' || (step === 'canceled' && money.nothing)),
      locale,
    },
    {
      ...money,
      ...termFacts(step, terms, order.metadata, locale),
      ...{ parcel, reason, underWay },
    },
    sender,
  )
  if (!composed) return null
  const nearer = attempt === 1 ? await nearerWay(container, order, composed) : undefined
  return { ...composed, data: { ...composed.data, step, amount, parcel, reason, underWay }, about, attempt, nearer }
}

/**
 * Whoever gets the goods hears of them. Of an order that nobody paid hears who is to pay it, by the phone of their account: no
 * stranger's, however often it is placed and given up.
 */
function phoneFor({ shipping_address, customer }: Order, unpaid: boolean): string | null | undefined {
  const goods = shipping_address?.phone ?? customer?.phone
  return unpaid && customer?.has_account ? (customer.phone ?? goods) : goods
}

/** Only to whoever reads the text messages of this order: what goes to another's phone goes on doing so. */
async function nearerWay(container: MedusaContainer, order: Order, { channel, to, template }: ComposedMessage) {
  const { ways } = container.resolve(MESSAGES_MODULE)
  const own = order.customer?.phone?.replace(/^\+86/, '') === to
  if (!ways || !order.customer_id || channel !== 'sms' || !own) return undefined
  return (await container.resolve<MessageWays>(ways).waysOf([order.customer_id], template)).get(order.customer_id)
}

type Order = {
  id: string
  display_id?: number
  email?: string | null
  locale?: string | null
  metadata?: Record<string, unknown> | null
  canceled_at?: string | Date | null
  summary?: { current_order_total?: unknown } | null
  shipping_address?: { phone?: string | null } | null
  customer_id?: string | null
  customer?: { phone?: string | null; has_account?: boolean } | null
}
type Payment = {
  provider_id: string
  captures?: { amount: number }[]
  refunds?: { amount: number; created_at: string | Date }[]
}

const MONEY_BACK: OrderStep[] = ['canceled', 'refunded', 'refund_arrived', 'weight_refunded', 'money_returned']
/** Medusa refunds on the way while it cancels: that is what the message promises, what went back before is not. */
const CANCELING_MS = 60_000

/** The sum a message tells of. Canceling promises what was paid and had not gone back yet, and nothing where that is none. */
async function moneyFacts(container: MedusaContainer, { order_id, step, amount }: OrderMessageInput, order: Order) {
  const told = (yuan: number) => ({ amount: `¥${yuan.toFixed(2)}`, nothing: yuan <= 0 })
  if (!MONEY_BACK.includes(step)) return told(Number(amount ?? order.summary?.current_order_total))
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: [
      'payment_collections.payments.provider_id',
      'payment_collections.payments.captures.amount',
      ...['amount', 'created_at'].map((field) => `payment_collections.payments.refunds.${field}`),
    ],
    filters: { id: order_id },
  })
  const collections = (data[0]?.payment_collections ?? []) as unknown as ({ payments?: Payment[] } | null)[]
  const payments = collections.flatMap((collection) => collection?.payments ?? [])
  const byHand = payments.some(({ provider_id, captures }) => captures?.length && BY_HAND.test(provider_id))
  if (amount !== undefined) return { ...told(Number(amount)), byHand }
  const before = new Date(order.canceled_at ?? Date.now()).getTime() - CANCELING_MS
  const paid = payments.reduce((sum, { captures, refunds }) => {
    const gone = (refunds ?? []).filter(({ created_at }) => new Date(created_at).getTime() < before)
    return sum + total(captures) - total(gone)
  }, 0)
  return { ...told(paid), byHand }
}

/** Cash and bank transfers that staff registered. */
const BY_HAND = /^pp_offline_/

const total = (rows: { amount: number }[] | undefined) =>
  (rows ?? []).reduce((sum, { amount }) => sum + Number(amount), 0)

const TERMED: OrderStep[] = ['placed', 'canceled']

async function termsOf(container: MedusaContainer, inputs: OrderMessageInput[]): Promise<Map<string, Terms>> {
  const { terms } = container.resolve(MESSAGES_MODULE)
  const termed = inputs.flatMap(({ step, order_id }) => (TERMED.includes(step) ? order_id : []))
  return terms && termed.length ? container.resolve<OrderTerms>(terms).termsOf([...new Set(termed)]) : new Map()
}

const isPast = (at: Date | null | undefined): boolean => !!at && at.getTime() <= Date.now()

/** Until when the goods wait for their money, and who gave an order up: whoever did it by Medusa's button is staff. */
function termFacts(
  step: OrderStep,
  terms: Terms | undefined,
  metadata: Record<string, unknown> | null | undefined,
  locale?: string,
): Partial<MessageFacts> {
  if (step === 'canceled' && terms) return { canceledFor: terms.cancel_reason ?? 'staff' }
  if (step !== 'placed' || !terms?.pay_until) return {}
  const until = terms.pay_until.toLocaleString(locale?.startsWith('en') ? 'en-GB' : 'zh-CN', {
    ...{ timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hour12: false },
  })
  return { until, byStaff: metadata?.placed_by === 'staff' }
}
