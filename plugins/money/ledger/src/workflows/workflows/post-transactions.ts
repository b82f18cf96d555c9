import { createWorkflow, type WorkflowData, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { PostingInput } from '../../types'
import { postTransactionsStep } from '../steps/post-transactions'

/** Writes balanced transactions, all or none; the same keys again change nothing. */
export const postTransactionsWorkflow = createWorkflow(
  'ledger-post-transactions',
  (postings: WorkflowData<PostingInput[]>) => new WorkflowResponse(postTransactionsStep(postings)),
)
