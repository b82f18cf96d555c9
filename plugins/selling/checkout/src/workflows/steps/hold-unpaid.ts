import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { heldUnpaid } from '../../lib/refusal'
import { CHECKOUT } from '../../modules/checkout'
import type { UnpaidOrder } from '../../modules/checkout/unpaid'
import type { StockClaim } from '../../quote/stock'

type Input = { unpaid: Omit<UnpaidOrder, 'goods'>; claims: StockClaim[]; paid: boolean }

/**
 * Counts what an order would hold against the limits, after its promise was written: the rows go with the promise, so
 * this step has nothing to undo. @throws Refusal, as plain data
 */
export const holdUnpaidStep = createStep('hold-unpaid', async ({ unpaid, claims, paid }: Input, { container }) => {
  if (paid) return new StepResponse(null)
  const wanted = new Map<string, number>()
  for (const { inventory_item_id, quantity } of claims)
    wanted.set(inventory_item_id, (wanted.get(inventory_item_id) ?? 0) + quantity)
  const ids = [...wanted.keys()]
  const levels = ids.length
    ? await container
        .resolve(Modules.INVENTORY)
        .listInventoryLevels(
          { inventory_item_id: ids },
          { select: ['inventory_item_id', 'stocked_quantity'], take: 1000 },
        )
    : []
  const goods = ids.map((inventory_item_id) => ({
    inventory_item_id,
    quantity: wanted.get(inventory_item_id) ?? 0,
    stocked: levels
      .filter((level) => level.inventory_item_id === inventory_item_id)
      .reduce((sum, level) => sum + Number(level.stocked_quantity), 0),
  }))
  const limit = await container.resolve(CHECKOUT).holdUnpaid({ ...unpaid, goods })
  if (limit) throw heldUnpaid(limit)
  return new StepResponse(null)
})
