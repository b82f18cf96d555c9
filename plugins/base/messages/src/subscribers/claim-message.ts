/**
 * A claim after the goods left took a step (event of the after-sales plugin): its buyer hears of it. A claim takes each
 * step once, so step and claim are the message's key: a step that is announced again is not told again.
 */
import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import type { AfterSaleStep } from '../types'
import { sendOrderMessagesWorkflow } from '../workflows/workflows/send-order-messages'

type Moved = { id: string; order_id: string; state: string; kind?: string; reason?: string | null }

const STEPS: Partial<Record<string, AfterSaleStep>> = {
  requested: 'claim_requested',
  approved: 'claim_approved',
  sent_back: 'claim_sent_back',
  received: 'claim_received',
  inspected: 'claim_inspected',
  resent: 'claim_resent',
  refused: 'claim_refused',
  withdrawn: 'claim_withdrawn',
}

export default async function claimMessage({ event, container }: SubscriberArgs<Moved>): Promise<void> {
  const { id, order_id, state, kind, reason } = event.data
  const step = state === 'approved' && kind === 'refund_only' ? 'claim_approved_money' : STEPS[state]
  if (!step) return
  const input = { order_id, step, about: id, ...(reason && { reason }) }
  await sendOrderMessagesWorkflow(container).run({ input: [input] })
}

export const config: SubscriberConfig = { event: 'after-sale.moved' }
