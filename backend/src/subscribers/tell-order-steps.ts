import { channel } from 'node:diagnostics_channel'
import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { OrderWorkflowEvents } from '@medusajs/framework/utils'
import { ORDER_STEP } from '../observe/order-steps'

const steps = channel(ORDER_STEP)

/** For the numbers of the process; that an order was paid is told by the plugin that decides it. */
export default async function tellOrderSteps({ event }: SubscriberArgs<{ id: string } | { id: string }[]>) {
  const step = event.name === OrderWorkflowEvents.PLACED ? 'placed' : 'canceled'
  steps.publish({ step, count: [event.data].flat().length })
}

export const config: SubscriberConfig = {
  event: [OrderWorkflowEvents.PLACED, OrderWorkflowEvents.CANCELED],
  context: { subscriberId: 'tell-order-steps' },
}
