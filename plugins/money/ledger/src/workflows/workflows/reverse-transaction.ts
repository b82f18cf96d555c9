import { createWorkflow, type WorkflowData, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { type ReverseInput, reverseTransactionStep } from '../steps/reverse-transaction'

/** Corrects a transaction by its reversal, at most once. */
export const reverseTransactionWorkflow = createWorkflow(
  'ledger-reverse-transaction',
  (input: WorkflowData<ReverseInput>) => new WorkflowResponse(reverseTransactionStep(input)),
)
