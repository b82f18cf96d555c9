import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { Receipt } from '../../lot-types'
import { LOT } from '../../modules/lot'
import { openLevels } from './open-levels'
import { underStockLock } from './under-stock-lock'

/** Books a delivery into quarantine. What is written stays: the book of lots only grows. */
export const receiveLotsStep = createStep('receive-lots', async (input: Receipt, { container }) => {
  const items = input.lots.map((lot) => lot.inventory_item_id)
  const lots = await underStockLock(container, items, async () => {
    await openLevels(container, items, input.location_id)
    return container.resolve(LOT).receive(input)
  })
  return new StepResponse(lots)
})
