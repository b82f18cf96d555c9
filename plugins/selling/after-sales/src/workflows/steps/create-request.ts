import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { AFTER_SALES } from '../../modules/after-sales'
import type { NewRequest } from '../../modules/after-sales/store'

/** Undone by withdrawing: a request that was written stays on record. */
export const createRequestStep = createStep(
  'create-after-sale',
  async (input: NewRequest, { container }) => {
    const id = await container.resolve(AFTER_SALES).createRequest(input)
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (!id) return
    const actor = { type: 'system' as const, id: null }
    await container.resolve(AFTER_SALES).moveRequest({ id, version: 1, to: 'withdrawn', actor })
  },
)
