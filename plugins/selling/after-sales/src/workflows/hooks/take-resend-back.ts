import { confirmOrderEditRequestWorkflow } from '@medusajs/medusa/core-flows'
import { aroundStep } from '@shanzhen/workflow-kit/order-change/around-step'
import { takingResendsBack } from '../../take-resend-back'

/** At Medusa's own buttons and at the bench alike. */
aroundStep<{ order_id: string; confirmed_by?: string }>(
  confirmOrderEditRequestWorkflow.getName(),
  'confirm-order-changes',
  ({ container, input }, run) => takingResendsBack(container, input, run),
)
