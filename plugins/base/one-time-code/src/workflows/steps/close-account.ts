/** Nothing is brought back: it is the last step, and done whole or not at all. */
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { SIGN_IN } from '../../modules/sign-in'

export const closeAccountStep = createStep(
  'close-account',
  async ({ customer_id }: { customer_id: string }, { container }) => {
    await container.resolve(SIGN_IN).closeAccount(customer_id)
    return new StepResponse(customer_id)
  },
)
