/** A refund of which its buyer read that it is on its way has arrived (event of a payment channel). */
import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { Modules } from '@medusajs/framework/utils'
import type { OrderStep } from '../types'
import { sendOrderMessagesWorkflow } from '../workflows/workflows/send-order-messages'

type Kept = { order_id?: string; amount?: number; underWay?: boolean }

const PROMISED: OrderStep[] = ['refunded', 'weight_refunded', 'money_returned']

export default async function refundArrivedMessage({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const about = event.data.id
  const template = PROMISED.map((step) => `order-${step.replaceAll('_', '-')}`)
  const told = await container
    .resolve(Modules.NOTIFICATION)
    .listNotifications({ template, resource_id: about } as object, { take: 20 })
  const kept = told.map(({ data }) => (data ?? {}) as Kept).find(({ underWay }) => underWay)
  if (!kept?.order_id) return
  const input = { order_id: kept.order_id, step: 'refund_arrived' as const, about, amount: kept.amount }
  await sendOrderMessagesWorkflow(container).run({ input: [input] })
}

export const config: SubscriberConfig = { event: 'payment.refund_arrived' }
