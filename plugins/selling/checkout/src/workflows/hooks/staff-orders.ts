import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import { StepResponse } from '@medusajs/framework/workflows-sdk'
import { addOrderLineItemsWorkflow, createOrderWorkflow } from '@medusajs/medusa/core-flows'
import { reasonsAgainst } from '../../lib/gate'

type Asked = { variantIds: string[] }

/**
 * What may not be sold comes into no order: not by a draft of staff, an edit, an exchange or a claim of Medusa's own, which
 * all put their lines together in these two workflows before anything is written. @throws MedusaError 400 not_allowed
 */
async function refuseUnsellable(container: MedusaContainer, variantIds: string[]): Promise<void> {
  const [first] = (await reasonsAgainst(container, [...new Set(variantIds)])).values()
  if (first) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, first.message)
}

createOrderWorkflow.hooks.setPricingContext(async ({ variantIds }: Asked, { container }) => {
  await refuseUnsellable(container, variantIds)
  return new StepResponse({})
})

addOrderLineItemsWorkflow.hooks.setPricingContext(async ({ variantIds }: Asked, { container }) => {
  await refuseUnsellable(container, variantIds)
  return new StepResponse({})
})
