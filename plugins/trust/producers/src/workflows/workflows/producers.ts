import { createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import type { ProducerFacts } from '../../types'
import { PRODUCER_CHANGED } from '../events'
import {
  createProducersStep,
  deleteProducerStep,
  type ProducerChange,
  updateProducerStep,
} from '../steps/save-producers'

/** Adds producers whose licence and credit code prove themselves. */
export const createProducersWorkflow = createWorkflow(
  'create-producers',
  (input: ProducerFacts[]) => new WorkflowResponse(createProducersStep(input)),
)

/** Changes a producer; the shop shows its goods anew. */
export const updateProducerWorkflow = createWorkflow('update-producer', (input: ProducerChange) => {
  const producer = updateProducerStep(input)
  emitEventStep({ eventName: PRODUCER_CHANGED, data: transform({ input }, ({ input: { id } }) => ({ id })) })
  return new WorkflowResponse(producer)
})

/** Removes a producer without goods. */
export const deleteProducerWorkflow = createWorkflow(
  'delete-producer',
  (input: { id: string }) => new WorkflowResponse(deleteProducerStep(input.id)),
)
