import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CHECKOUT } from '../../modules/checkout'
import type { Uses } from '../../modules/checkout/store/return-uses'

type Input = {
  order_id: string
  customer_id: string | null
  key: string | null
  hash: string | null
  placed_at: string
  expires_at: string
  paid: boolean
  uses: Uses | null
}

/** Writes the promise before the order: its unique key is what makes a doubled tap one order. */
export const claimPlacementStep = createStep(
  'claim-placement',
  async (input: Input, { container }) => {
    const checkout = container.resolve(CHECKOUT)
    const placedAt = new Date(input.placed_at)
    const placement = await checkout.createPlacements({
      order_id: input.order_id,
      customer_id: input.customer_id,
      idempotency_key: input.key,
      request_hash: input.hash,
      state: input.paid ? 'paid' : 'open',
      paid_at: input.paid ? placedAt : null,
      expires_at: new Date(input.expires_at),
      uses: input.uses as Record<string, unknown> | null,
    })
    return new StepResponse(placement, placement.id)
  },
  async (id, { container }) => {
    if (id) await container.resolve(CHECKOUT).deletePlacements(id)
  },
)
