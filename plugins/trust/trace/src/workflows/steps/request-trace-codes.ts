import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { isGtin } from '@shanzhen/producers/check-digits'
import { TRACE } from '../../modules/trace'
import * as errors from '../../modules/trace/errors'
import { readLot } from '../../story/read-lot'

export type TraceCodeRequest = {
  idempotency_key: string
  lot_id: string
  count: number
  allowance: number
  requested_by: string
}

/**
 * Opens a batch for a released lot of bagged goods that have a number. Idempotent by key. Not taken back when the filling
 * after it fails: the sweep finishes what was promised, as after a crash.
 */
export const requestTraceCodesStep = createStep(
  'request-trace-codes',
  async (input: TraceCodeRequest, { container }) => {
    const lot = await readLot(container, input.lot_id)
    if (!lot) throw errors.lotUnknown()
    if (lot.state !== 'released') throw errors.notReleased(lot.code)
    const variant = lot.good?.variant
    if (lot.unit !== 'piece' || !variant) throw errors.bulkLot(lot.code)
    if (!variant.gtin14) throw errors.gtinMissing(variant.title)
    if (!isGtin(variant.gtin14)) throw errors.gtinWrong(variant.gtin14)
    return new StepResponse(
      await container.resolve(TRACE).openBatch({
        ...input,
        lot_code: lot.code,
        gtin14: variant.gtin14,
        variant_id: variant.id,
        pieces: lot.received_quantity,
      }),
    )
  },
)

/** Writes the codes; cut short, the sweep goes on with it. */
export const fillTraceCodesStep = createStep('fill-trace-codes', async (id: string, { container }) => {
  return new StepResponse(await container.resolve(TRACE).fillBatch(id))
})
