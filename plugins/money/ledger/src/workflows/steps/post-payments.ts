import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { postPayments } from '../../postings/payment-postings'

/** Nothing to undo: what was posted is true whether or not a later step fails. */
export const postPaymentsStep = createStep('post-payments', async (payment_ids: string[], { container }) => {
  await postPayments(container, payment_ids)
  return new StepResponse(payment_ids.length)
})
