/** Code → a phone that is this member of staff's. */
import { createWorkflow, WorkflowResponse, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import type { Guesser } from '../../modules/one-time-code/service'
import type { Address } from '../../types'
import { provePhoneStep } from '../steps/prove-phone'
import { redeemCodeStep } from '../steps/redeem-code'

interface Input {
  user_id: string
  address: Address
  code: string
  guesser?: Guesser
}

export const proveStaffPhoneWorkflow = createWorkflow('prove-staff-phone', (input: WorkflowData<Input>) => {
  redeemCodeStep(input)
  return new WorkflowResponse(provePhoneStep(input))
})
