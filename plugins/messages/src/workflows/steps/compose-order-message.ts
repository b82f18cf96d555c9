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
  const composed = container.resolve<MessagesService>(MESSAGES_MODULE).compose(
    step,
    {
      id: order.id,
      display_id: order.display_id ?? 0,
      email: order.email,
      phone: order.shipping_address?.phone ?? order.customer?.phone,
      locale: typeof order.metadata?.locale === 'string' ? order.metadata.locale : undefined,
    },
    {
      amount: `¥${Number(amount ?? order.summary?.current_order_total).toFixed(2)}`,
      free: Number(order.summary?.current_order_total) <= 0,
      was_paid: Number(order.summary?.paid_total ?? 0) > 0,
      parcel,
      reason,
    },
  )
  return composed && { ...composed, data: { ...composed.data, step, amount, parcel, reason }, about, attempt }
}
