/** Nobody becomes a customer, or goes on as one, without ever having agreed to the shop's rules. */
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { consentRequired } from '../../errors'
import { SIGN_IN } from '../../modules/sign-in'

interface Input {
  agreed?: string
  /** Null at the first sign-in. */
  customer_id: string | null
}

export const requireConsentStep = createStep(
  'require-consent',
  async ({ agreed, customer_id }: Input, { container }) => {
    const known = agreed || (customer_id && (await container.resolve(SIGN_IN).hasConsent(customer_id)))
    if (!known) throw consentRequired()
    return new StepResponse(true)
  },
)
