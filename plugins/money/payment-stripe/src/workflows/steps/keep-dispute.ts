import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { STRIPE_MODULE } from '../../modules/stripe'

/** Asks Stripe about a dispute and keeps the answer: nothing to undo, it is Stripe's word. */
export const keepDisputeStep = createStep('keep-stripe-dispute', async (dispute_id: string, { container }) => {
  const service = container.resolve(STRIPE_MODULE)
  const dispute = await service.findDispute(dispute_id)
  await service.keepDispute(dispute)
  return new StepResponse(dispute.status)
})
