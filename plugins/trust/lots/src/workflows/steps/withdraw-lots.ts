import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { LOT } from '../../modules/lot'
import { tellCosts } from '../../tell-costs'
import { underStockLock } from './under-stock-lock'

export type Rejection = { lot_id: string; actor: string; reason: string; disposal: string }
export type Recall = { lot_id: string; actor: string; reason: string }

/** Refuses a lot in quarantine and writes down what was done with it. */
export const rejectLotStep = createStep('reject-lot', async (input: Rejection, { container }) => {
  const service = container.resolve(LOT)
  await service.reject(input.lot_id, input, tellCosts(container))
  return new StepResponse((await service.readLots([input.lot_id]))[0])
})

/** Takes a lot and its descendants out of sale, under the lock Medusa's shipping takes: one of the two is first. */
export const recallLotsStep = createStep('recall-lots', async (input: Recall, { container }) => {
  const service = container.resolve(LOT)
  const lots = await service.readLots(await service.withDescendants(input.lot_id))
  const result = await underStockLock(
    container,
    lots.map((lot) => lot.inventory_item_id),
    () => service.recall(input.lot_id, input.actor, input.reason),
  )
  return new StepResponse(result)
})
