import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { StockAct } from '../../lot-types'
import { LOT } from '../../modules/lot'
import { openLevels } from './open-levels'
import { underStockLock } from './under-stock-lock'

/** Counts, writes off or carries stock of a lot. What is written stays: a wrong count is followed by another. */
export const actOnStockStep = createStep('act-on-stock', async (input: StockAct, { container }) => {
  const service = container.resolve(LOT)
  const [lot] = await service.readLots([input.lot_id])
  const items = [lot.inventory_item_id]
  const act = await underStockLock(container, items, async () => {
    await openLevels(container, items, input.to_location_id ?? input.location_id)
    return service.actOnStock(input)
  })
  return new StepResponse(act)
})
