import { createWorkflow, type WorkflowData, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { PriceLot } from '../../price-lot'
import {
  agreePriceStep,
  type AgreePriceInput,
  type PayProducerInput,
  payProducerStep,
  priceLotStep,
} from '../steps/purchase'

/** A price agreed with a producer, from a day on. */
export const agreePriceWorkflow = createWorkflow(
  'agree-purchase-price',
  (input: WorkflowData<AgreePriceInput>) => new WorkflowResponse(agreePriceStep(input)),
)

/** What a lot is taken in at; what is owed follows. */
export const priceLotWorkflow = createWorkflow(
  'price-purchased-lot',
  (input: WorkflowData<PriceLot>) => new WorkflowResponse(priceLotStep(input)),
)

/** Drafts a payment; a second person confirms it in the ledger. */
export const payProducerWorkflow = createWorkflow(
  'pay-producer',
  (input: WorkflowData<PayProducerInput>) => new WorkflowResponse(payProducerStep(input)),
)
