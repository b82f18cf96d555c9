import { createWorkflow, transform, type WorkflowData, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import type { Decision } from '../../modules/shop/store/decisions'
import { SHOP_MOVED } from '../events'
import { type ApplyInput, applyStep, decideShopStep, setShopTierStep, type TierInput } from '../steps/shops'

const asEvent = ({ id }: { id: string }) => ({ id })

/** Somebody applies for a shop, or again after a refusal. @returns the shop's id */
export const applyForShopWorkflow = createWorkflow('apply-for-shop', (input: WorkflowData<ApplyInput>) => {
  const id = applyStep(input)
  emitEventStep({ eventName: SHOP_MOVED, data: transform({ id }, asEvent) })
  return new WorkflowResponse(id)
})

/** Staff approve, refuse, suspend, reopen or close a shop. */
export const decideShopWorkflow = createWorkflow('decide-shop', (input: WorkflowData<Decision>) => {
  const id = decideShopStep(input)
  emitEventStep({ eventName: SHOP_MOVED, data: transform({ id }, asEvent) })
  return new WorkflowResponse(id)
})

/** Which supply prices a shop buys at. */
export const setShopTierWorkflow = createWorkflow('set-shop-tier', (input: WorkflowData<TierInput>) => {
  const id = setShopTierStep(input)
  emitEventStep({ eventName: SHOP_MOVED, data: transform({ id }, asEvent) })
  return new WorkflowResponse(id)
})
