import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'

type Input = {
  computedActions: { amount: number; code: string }[]
  registrationContext: { customer_id: string | null; customer_email: string | null }
}

/** Counts what promotions gave against their budgets and limits. */
export const registerPromotionUsageStep = createStep(
  'register-promotion-usage',
  async (input: Input, { container }) => {
    if (!input.computedActions.length) return new StepResponse(null, null)
    await container.resolve(Modules.PROMOTION).registerUsage(input.computedActions, input.registrationContext)
    return new StepResponse(null, input)
  },
  async (input, { container }) => {
    if (input) await container.resolve(Modules.PROMOTION).revertUsage(input.computedActions, input.registrationContext)
  },
)
