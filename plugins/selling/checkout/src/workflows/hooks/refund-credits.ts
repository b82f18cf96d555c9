import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { amendStep } from '@shanzhen/workflow-kit/replace-step'

type Summed = { id: string; summary?: object | null }

/**
 * Where an order's total is asked for too, Medusa counts goods that wait to come back as back already, and the order as owing
 * their price. A refund would then be taken for a part of that, the order stay worth as much as before, and the goods'
 * arrival pay so much less. What counts is what the order has booked.
 */
async function asBooked(container: MedusaContainer, order: Summed | undefined): Promise<void> {
  if (!order) return
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: ['id', 'summary'],
    filters: { id: order.id },
  })
  order.summary = (data[0] as Summed | undefined)?.summary ?? order.summary
}

amendStep('refund-payment-workflow', 'order', (answer, { container }) => asBooked(container, answer as Summed))

amendStep('create-order-credit-lines', 'get-order', (answer, { container }) =>
  asBooked(container, (answer as { data: Summed[] }).data[0]),
)
