import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Counter, type Registry } from 'prom-client'
import { ORDER_STEP } from '../order-steps'

/** Where events are shared in Redis, the process that works an event off counts it: the sum over all is the shop's. */
export function countOrders(registry: Registry): () => void {
  const steps = new Counter({
    name: 'shop_orders_total',
    help: '订单，按步骤：下单、付清、取消 / orders placed, paid in full, canceled',
    labelNames: ['step'],
    registers: [registry],
  })
  for (const step of ['placed', 'paid', 'canceled']) steps.inc({ step }, 0)
  const heard = (message: unknown) => {
    const { step, count = 1 } = message as { step: string; count?: number }
    steps.inc({ step }, count)
  }
  subscribe(ORDER_STEP, heard)
  return () => void unsubscribe(ORDER_STEP, heard)
}
