import { createWorkflow, type WorkflowData, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { confirmVoucherStep, type DecideVoucher, withdrawVoucherStep } from '../steps/decide-voucher'

/** A second person lets a draft into the book, once. */
export const confirmVoucherWorkflow = createWorkflow(
  'ledger-confirm-voucher',
  (input: WorkflowData<DecideVoucher>) => new WorkflowResponse(confirmVoucherStep(input)),
)

/** A draft is taken back before it is in the book. */
export const withdrawVoucherWorkflow = createWorkflow(
  'ledger-withdraw-voucher',
  (input: WorkflowData<DecideVoucher>) => new WorkflowResponse(withdrawVoucherStep(input)),
)
