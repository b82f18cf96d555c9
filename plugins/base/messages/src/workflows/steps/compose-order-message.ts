/** Reads what a message about an order says: number, total, whom to reach, and the money or parcel it tells of. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { MESSAGES_MODULE } from '../../modules/messages'
import type MessagesService from '../../modules/messages/service'
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
  'customer.phone',
] as const

export const composeOrderMessageStep = createStep(
  'compose-order-message',
  async (input: OrderMessageInput, { container }) => new StepResponse(await compose(container, input)),
)

async function compose(container: MedusaContainer, input: OrderMessageInput): Promise<OutgoingMessage | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: 'order', fields: [...FIELDS], filters: { id: input.order_id } })
  const order = data[0]
  if (!order) return null
  const { step, about, amount, parcel, reason, attempt = 1 } = input
  const written: unknown = order.metadata?.locale ?? order.locale
  const locale = typeof written === 'string' ? written : undefined
  const composed = container.resolve<MessagesService>(MESSAGES_MODULE).compose(
    step,
    {
      id: order.id,
      display_id: order.display_id ?? 0,
      email: order.email,
      phone: order.shipping_address?.phone ?? order.customer?.phone,
      locale,
    },
    { ...(await moneyFacts(container, input, order)), ...termFacts(input, order.metadata, locale), parcel, reason },
  )
  return composed && { ...composed, data: { ...composed.data, step, amount, parcel, reason }, about, attempt }
}

type Order = { canceled_at?: string | Date | null; summary?: { current_order_total?: unknown } | null }
type Payment = {
  provider_id: string
  captures?: { amount: number }[]
  refunds?: { amount: number; created_at: string | Date }[]
}

const MONEY_BACK: OrderStep[] = ['canceled', 'refunded', 'weight_refunded', 'money_returned']
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

/** What staff wrote down for a buyer waits for its money until a moment they set. */
function termFacts({ step }: OrderMessageInput, metadata: Record<string, unknown> | null | undefined, locale?: string) {
  const { placed_by, pay_until } = metadata ?? {}
  if (step !== 'placed' || placed_by !== 'staff' || typeof pay_until !== 'string') return {}
  const until = new Date(pay_until).toLocaleString(locale?.startsWith('en') ? 'en-GB' : 'zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  })
  return { until }
}
