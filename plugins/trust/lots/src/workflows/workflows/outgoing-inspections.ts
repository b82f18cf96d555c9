import { createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import type { Lift, OutgoingInput } from '../../outgoing-types'
import { OUTGOING_HOLD_LIFTED, OUTGOING_INSPECTED } from '../events'
import { liftHoldStep, recordOutgoingStep } from '../steps/outgoing-inspections'

/** Goods of a paid order are looked at before they leave: they pass, or stay. */
export const recordOutgoingWorkflow = createWorkflow('record-outgoing-inspection', (input: OutgoingInput) => {
  const id = recordOutgoingStep(input)
  emitEventStep({ eventName: OUTGOING_INSPECTED, data: transform({ id }, ({ id }) => ({ id })) })
  return new WorkflowResponse(id)
})

/** Goods held may leave after all: somebody else than the inspector says so. */
export const liftHoldWorkflow = createWorkflow('lift-outgoing-hold', (input: Lift) => {
  const id = liftHoldStep(input)
  emitEventStep({ eventName: OUTGOING_HOLD_LIFTED, data: transform({ id }, ({ id }) => ({ id })) })
  return new WorkflowResponse(id)
})
