import { createWorkflow, type WorkflowData, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { Release } from '../../types'
import { releaseFundsStep } from '../steps/release-funds'

/** Makes owners' pending money available. */
export const releaseFundsWorkflow = createWorkflow(
  'ledger-release-funds',
  (releases: WorkflowData<Release[]>) => new WorkflowResponse(releaseFundsStep(releases)),
)
