import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { heldUnpaid } from '../../lib/refusal'
import { CHECKOUT } from '../../modules/checkout'
import { type PlacementInput, unpaidOf } from '../../place/placement-input'

type Input = Pick<PlacementInput, 'order' | 'claims' | 'buyer' | 'network' | 'by_staff'> & { paid: boolean }

/**
 * Counts what an order would hold against the limits, after its promise was written: the rows go with the promise, so
 * this step has nothing to undo. @throws Refusal, as plain data
 */
export const holdUnpaidStep = createStep('hold-unpaid', async ({ paid, ...input }: Input, { container }) => {
  if (paid) return new StepResponse(null)
  const ids = [...new Set(input.claims.map(({ inventory_item_id }) => inventory_item_id))]
  const levels = ids.length
    ? await container
        .resolve(Modules.INVENTORY)
        .listInventoryLevels(
          { inventory_item_id: ids },
          { select: ['inventory_item_id', 'stocked_quantity'], take: 1000 },
        )
    : []
  const stocked = (item: string) =>
    levels
      .filter((level) => level.inventory_item_id === item)
      .reduce((sum, level) => sum + Number(level.stocked_quantity), 0)
  const limit = await container.resolve(CHECKOUT).holdUnpaid(unpaidOf(input, stocked), !input.by_staff)
  if (limit) throw heldUnpaid(limit)
  return new StepResponse(null)
})
