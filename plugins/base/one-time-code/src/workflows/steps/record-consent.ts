/** Writes down what was agreed to and when, once for each version. */
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { SIGN_IN } from '../../modules/sign-in'

interface Input {
  agreed?: string
  /** The shopper's, or of who acts for a small shop. */
  customer_id: string
}

export const recordConsentStep = createStep(
  'record-consent',
  async ({ agreed, customer_id }: Input, { container }) => {
    const written = agreed ? await container.resolve(SIGN_IN).recordConsent(customer_id, agreed) : null
    return new StepResponse(written, written)
  },
  async (written, { container }) => {
    if (written) await container.resolve(SIGN_IN).takeBackConsent(written)
  },
)
