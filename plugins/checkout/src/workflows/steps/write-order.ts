import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { OrderInput } from '../../place/order-input'

/** The order itself, with lines, address, freight, taxes and discounts in one write. */
export const writeOrderStep = createStep(
  'write-order',
  async (order: OrderInput, { container }) => {
    const [created] = await container.resolve(Modules.ORDER).createOrders([order])
    const { id, display_id, created_at } = created
    return new StepResponse({ id, display_id: display_id ?? 0, created_at: new Date(created_at).toISOString() }, id)
  },
  async (id, { container }) => {
    if (id) await container.resolve(Modules.ORDER).deleteOrders([id])
  },
)
