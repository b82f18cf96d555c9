import { createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import type { InspectionInput, Receipt, StockAct, Transformation } from '../../lot-types'
import {
  LOT_ADJUSTED,
  LOT_INSPECTED,
  LOT_RECALLED,
  LOT_RECEIVED,
  LOT_REJECTED,
  LOT_RELEASED,
  LOT_TRANSFORMED,
} from '../events'
import { actOnStockStep } from '../steps/act-on-stock'
import { type Correction, correctLotStep, type Voiding, voidLotStep } from '../steps/correct-lot'
import { inspectLotsStep } from '../steps/inspect-lots'
import { receiveLotsStep } from '../steps/receive-lots'
import { type Release, releaseLotsStep } from '../steps/release-lots'
import { transformLotsStep } from '../steps/transform-lots'
import { type Recall, recallLotsStep, type Rejection, rejectLotStep } from '../steps/withdraw-lots'

const idsOf = ({ lots }: { lots: { id: string }[] }) => lots.map(({ id }) => ({ id }))

/** Goods come in: booked into quarantine, not for sale. One event per lot. */
export const receiveLotWorkflow = createWorkflow('receive-lot', (input: Receipt) => {
  const lots = receiveLotsStep(input)
  emitEventStep({ eventName: LOT_RECEIVED, data: transform({ lots }, idsOf) })
  return new WorkflowResponse(lots)
})

/** Lots are looked at and measured; the standard says whether they pass. */
export const inspectLotWorkflow = createWorkflow('inspect-lot', (input: InspectionInput[]) => {
  const inspections = inspectLotsStep(input)
  const data = transform({ inspections }, ({ inspections }) =>
    inspections.map(({ lot_id, verdict }) => ({ id: lot_id, verdict })),
  )
  emitEventStep({ eventName: LOT_INSPECTED, data })
  return new WorkflowResponse(inspections)
})

/** What was typed wrong at the ramp is put right, on record. */
export const correctLotWorkflow = createWorkflow('correct-lot', (input: Correction) => {
  const lot = correctLotStep(input)
  emitEventStep({ eventName: LOT_RECEIVED, data: transform({ lot }, ({ lot: { id } }) => ({ id })) })
  return new WorkflowResponse(lot)
})

/** A receipt that should not be is taken back, on record. */
export const voidLotWorkflow = createWorkflow('void-lot', (input: Voiding) => {
  const lot = voidLotStep(input)
  emitEventStep({ eventName: LOT_REJECTED, data: transform({ lot }, ({ lot: { id } }) => ({ id })) })
  return new WorkflowResponse(lot)
})

/** Lots that passed go on sale, let in by someone other than who received them. */
export const releaseLotWorkflow = createWorkflow('release-lot', (input: Release) => {
  const lots = releaseLotsStep(input)
  emitEventStep({ eventName: LOT_RELEASED, data: transform({ lots }, idsOf) })
  return new WorkflowResponse(lots)
})

/** A lot that did not pass: refused, with what was done with it. */
export const rejectLotWorkflow = createWorkflow('reject-lot', (input: Rejection) => {
  const lot = rejectLotStep(input)
  emitEventStep({ eventName: LOT_REJECTED, data: transform({ lot }, ({ lot: { id } }) => ({ id })) })
  return new WorkflowResponse(lot)
})

/** Lots become lots: split, mixed, graded or packed. The event names the new ones. */
export const transformLotsWorkflow = createWorkflow('transform-lots', (input: Transformation) => {
  const lots = transformLotsStep(input)
  emitEventStep({ eventName: LOT_TRANSFORMED, data: transform({ lots }, idsOf) })
  return new WorkflowResponse(lots)
})

/** Stock of a lot counted (盘点), written off (报损) or carried to another place (调拨), for a reason and by a person. */
export const actOnStockWorkflow = createWorkflow('act-on-stock', (input: StockAct) => {
  const act = actOnStockStep(input)
  emitEventStep({ eventName: LOT_ADJUSTED, data: transform({ act }, ({ act: { lot_id } }) => ({ id: lot_id })) })
  return new WorkflowResponse(act)
})

/** Out of sale at once, with everything made of it; answers which order lines had some. Idempotent. */
export const recallLotsWorkflow = createWorkflow('recall-lots', (input: Recall) => {
  const recall = recallLotsStep(input)
  const data = transform({ recall }, ({ recall }) => recall.recalled_ids.map((id) => ({ id })))
  emitEventStep({ eventName: LOT_RECALLED, data })
  return new WorkflowResponse(recall)
})
