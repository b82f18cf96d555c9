import { createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { GOOD_CHANGED } from '../events'
import { type ProductFacts, saveGoodFactsStep } from '../steps/save-good-facts'

/** Says of products what they are in the county's world. Idempotent: the same facts again change nothing. */
export const setGoodFactsWorkflow = createWorkflow('set-good-facts', (input: ProductFacts[]) => {
  const products = saveGoodFactsStep(input)
  emitEventStep({ eventName: GOOD_CHANGED, data: products })
  return new WorkflowResponse(products)
})
