import { createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { NewRequest } from '../../modules/after-sales/store'
import { announceStep } from '../steps/announce'
import { createRequestStep } from '../steps/create-request'

/** A buyer asks for money back. */
export const requestAfterSaleWorkflow = createWorkflow('request-after-sale', (input: NewRequest) => {
  const id = createRequestStep(input)
  announceStep(transform({ id }, ({ id }) => ({ id })))
  return new WorkflowResponse(id)
})
