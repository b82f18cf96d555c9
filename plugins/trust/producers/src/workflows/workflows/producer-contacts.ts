import { createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { type ContactInput, createProducerContactStep, deleteProducerContactStep } from '../steps/save-producer-contact'

/** Registers who signs in for a producer. */
export const createProducerContactWorkflow = createWorkflow(
  'create-producer-contact',
  (input: ContactInput) => new WorkflowResponse(createProducerContactStep(input)),
)

export const deleteProducerContactWorkflow = createWorkflow(
  'delete-producer-contact',
  (input: { id: string; producer_id: string }) => new WorkflowResponse(deleteProducerContactStep(input)),
)
