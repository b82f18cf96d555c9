/** Staff's work with an order goes on while a change of it is open, at Medusa's own buttons and at ours. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import {
  cancelOrderFulfillmentWorkflow,
  cancelOrderWorkflow,
  createOrderFulfillmentWorkflow,
  createOrderShipmentWorkflow,
  markOrderFulfillmentAsDeliveredWorkflow,
  refundPaymentWorkflow,
} from '@medusajs/medusa/core-flows'
import { aroundStep } from '../../order-change/around-step'
import { dropOpenChanges, withChangeSetAside } from '../../order-change/set-aside'

const CREDIT_LINE = 'create-order-refund-credit-lines-as-step'

aroundStep<{ order_id: string }>(
  createOrderFulfillmentWorkflow.getName(),
  'register-order-fullfillment',
  ({ container, input }, run) => withChangeSetAside(container, input.order_id, run),
)
aroundStep<{ order_id: string }>(
  createOrderShipmentWorkflow.getName(),
  'register-order-shipment',
  ({ container, input }, run) => withChangeSetAside(container, input.order_id, run),
)
aroundStep<{ orderId: string }>(
  markOrderFulfillmentAsDeliveredWorkflow.getName(),
  'register-order-delivery',
  ({ container, input }, run) => withChangeSetAside(container, input.orderId, run),
)
aroundStep<{ order_id: string }>(
  cancelOrderFulfillmentWorkflow.getName(),
  'cancel-order-fulfillment',
  ({ container, input }, run) => withChangeSetAside(container, input.order_id, run),
)
aroundStep<{ order_id: string }>(cancelOrderWorkflow.getName(), CREDIT_LINE, async ({ container, input }, run) => {
  await dropOpenChanges(container, input.order_id)
  return run()
})
aroundStep<{ payment_id: string }>(refundPaymentWorkflow.getName(), CREDIT_LINE, async ({ container, input }, run) => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'payment',
    fields: ['payment_collection.order.id'],
    filters: { id: input.payment_id },
  })
  const order_id = data[0]?.payment_collection?.order?.id
  return order_id ? withChangeSetAside(container, order_id, run) : run()
})
