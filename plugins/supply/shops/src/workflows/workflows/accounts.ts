import { createWorkflow, transform, type WorkflowData, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { SHOP_ACCOUNT_MOVED } from '../events'
import { type BringAccountInput, bringAccountStep, type DecideAccountInput, decideAccountStep } from '../steps/accounts'

const asEvent = ({ id }: { id: string }) => ({ id })

/** An owner brings another account; the one before holds until a second person accepts it. */
export const bringShopAccountWorkflow = createWorkflow(
  'bring-shop-account',
  (input: WorkflowData<BringAccountInput>) => {
    const id = bringAccountStep(input)
    emitEventStep({ eventName: SHOP_ACCOUNT_MOVED, data: transform({ id }, asEvent) })
    return new WorkflowResponse(id)
  },
)

/** Staff accept or refuse it. */
export const decideShopAccountWorkflow = createWorkflow(
  'decide-shop-account',
  (input: WorkflowData<DecideAccountInput>) => {
    const id = decideAccountStep(input)
    emitEventStep({ eventName: SHOP_ACCOUNT_MOVED, data: transform({ id }, asEvent) })
    return new WorkflowResponse(id)
  },
)
