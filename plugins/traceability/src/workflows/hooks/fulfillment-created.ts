import { StepResponse } from '@medusajs/framework/workflows-sdk'
import { createOrderFulfillmentWorkflow } from '@medusajs/medusa/core-flows'
import { tieFulfillments } from '../../shipments/tie-fulfillment'

/** As soon as a parcel is packed its order lines remember their lots. */
createOrderFulfillmentWorkflow.hooks.fulfillmentCreated(async ({ fulfillment }, { container }) => {
  await tieFulfillments(container, [fulfillment.id])
  return new StepResponse(undefined)
})
