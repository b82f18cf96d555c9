import { createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import type { NewRequest } from '../../modules/after-sales/store'
import { AFTER_SALE_MOVED } from '../events'
import { createRequestStep } from '../steps/create-request'

/** A buyer asks for money back. */
export const requestAfterSaleWorkflow = createWorkflow('request-after-sale', (input: NewRequest) => {
  const id = createRequestStep(input)
  emitEventStep({
    eventName: AFTER_SALE_MOVED,
    data: transform({ input }, ({ input }) => ({ id: input.id, order_id: input.order_id, state: 'requested' })),
  })
  return new WorkflowResponse(id)
})
