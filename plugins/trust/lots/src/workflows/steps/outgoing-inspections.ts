import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { LOT } from '../../modules/lot'
import { measuredBad } from '../../modules/lot/errors'
import { judge } from '../../modules/lot/store/inspect'
import type { Lift, OutgoingInput } from '../../outgoing-types'
import * as errors from '../../outgoing/errors'
import { readOrderOfGoods } from '../../outgoing/order-lines'

/**
 * Writes an outgoing inspection down, under the lock shipping takes for the order's parcels: a hold or a parcel goes
 * first, never both. Nothing is undone; another inspection follows a wrong one.
 */
export const recordOutgoingStep = createStep('record-outgoing', (input: OutgoingInput, { container }) =>
  container
    .resolve(Modules.LOCKING)
    .execute([`parcels:${input.order_id}`], async () => new StepResponse(await record(container, input)), {
      timeout: 60,
    }),
)

async function record(container: MedusaContainer, { values, ...input }: OutgoingInput): Promise<string> {
  const order = await readOrderOfGoods(container, input.order_id)
  if (!order) throw errors.orderUnknown()
  if (order.canceled) throw errors.orderCanceled()
  if (!order.paid) throw errors.orderUnpaid()
  const { line_item_id } = input
  const lines = order.lines.filter((line) => line_item_id === null || line.line_item_id === line_item_id)
  if (!lines.length) throw errors.lineUnknown()
  if (!lines.some(({ unshipped }) => unshipped > 0)) throw errors.allGone()
  if (values.length && line_item_id === null) throw errors.valuesOfWhat()
  const service = container.resolve(LOT)
  const lots = await service.readLots(input.lot_ids)
  const foreign = lots.find(
    (lot) => !lines.some(({ item_ids }) => lot.inventory_item_id && item_ids.includes(lot.inventory_item_id)),
  )
  if (foreign) throw errors.lotForeign(foreign.code)
  const rules = await service.outboundRules(lines.flatMap(({ good_ids }) => good_ids))
  const limits = [...rules.values()].flatMap((rule) => rule.limits)
  const results = values.map(({ name, value }) => judge(name, value, limits))
  const bad = results.filter(({ ok }) => !ok).map(({ name }) => name)
  if (bad.length && input.verdict === 'passed') throw measuredBad(bad)
  return service.recordOutgoing({ ...input, results })
}

/** A second person lets the goods go, and says why. */
export const liftHoldStep = createStep('lift-hold', async (input: Lift, { container }) => {
  await container.resolve(LOT).liftHold(input)
  return new StepResponse(input.id)
})
