/** Nobody signs in as a customer without having agreed to the shop's rules as they are today. */
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
    const service = container.resolve(SIGN_IN)
    // Days as text sort as days; a page opened before the rules changed still asks for the old ones.
    const known = agreed ? agreed >= service.policyVersion : customer_id && (await service.hasConsent(customer_id))
    if (!known) throw consentRequired()
    return new StepResponse(true)
  },
)
