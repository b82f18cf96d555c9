import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { Transformation } from '../../lot-types'
import { LOT } from '../../modules/lot'
import { openLevels } from './open-levels'
import { underStockLock } from './under-stock-lock'

/** Splits, mixes, grades or packs lots into new ones. */
export const transformLotsStep = createStep('transform-lots', async (input: Transformation, { container }) => {
  const service = container.resolve(LOT)
  const parentIds = input.children.flatMap((child) => child.sources.map((source) => source.lot_id))
  const parents = await service.readLots([...new Set(parentIds)])
  const items = [...parents, ...input.children].map((lot) => lot.inventory_item_id)
  const lots = await underStockLock(container, items, async () => {
    await openLevels(container, items, input.location_id)
    return service.transform(input)
  })
  return new StepResponse(lots)
})
