import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { OrderInput } from '../../place/order-input'

/** The order itself, with lines, address, freight, taxes and discounts in one write. */
export const writeOrderStep = createStep(
  'write-order',
  async (order: OrderInput, { container }) => {
    const [created] = await container.resolve(Modules.ORDER).createOrders([order])
    return new StepResponse(created.id, created.id)
  },
  async (id, { container }) => {
    if (id) await container.resolve(Modules.ORDER).deleteOrders([id])
  },
)
