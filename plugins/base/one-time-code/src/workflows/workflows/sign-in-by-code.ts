/** Code → identity → customer. The first sign-in makes the customer; whatever fails half-way leaves nothing behind. */
import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
  type WorkflowData,
} from '@medusajs/framework/workflows-sdk'
import { acquireLockStep, createCustomersWorkflow, releaseLockStep } from '@medusajs/medusa/core-flows'
import type { Guesser } from '../../modules/one-time-code/service'
import type { Address } from '../../types'
import { attachCustomerStep } from '../steps/attach-customer'
import { endUnprovedStep } from '../steps/end-unproved'
import { openIdentityStep } from '../steps/open-identity'
import { recordConsentStep } from '../steps/record-consent'
import { redeemCodeStep } from '../steps/redeem-code'
import { requireConsentStep } from '../steps/require-consent'
import { setAsideUnprovedStep } from '../steps/set-aside-unproved'

interface Input {
  address: Address
  code: string
  guesser?: Guesser
  /** The version of the shop's rules the shopper agreed to, as a date. */
  agreed?: string
  /** Names this request, so that it alone releases its lock. */
  request_id: string
  address_key: string
}

export const signInByCodeWorkflow = createWorkflow('sign-in-by-code', (input: WorkflowData<Input>) => {
  const lock = transform({ input }, (data) => ({
    key: `sign-in:${data.input.address_key}`,
    ownerId: data.input.request_id,
    timeout: 5,
    ttl: 15,
  }))
  acquireLockStep(lock)
  const { proof } = redeemCodeStep(input)
  const identity = openIdentityStep(
    transform({ input, proof }, (data) => ({ address: data.input.address, proof: data.proof })),
  )
  requireConsentStep(
    transform({ input, identity }, (data) => ({
      agreed: data.input.agreed,
      customer_id: data.identity.customer_id,
    })),
  )
  setAsideUnprovedStep(
    transform({ input, identity }, (data) => ({
      address: data.input.address,
      customer_id: data.identity.customer_id,
    })),
  )
  const created = when('first-sign-in', { identity }, (data) => !data.identity.customer_id).then(() =>
    createCustomersWorkflow.runAsStep({
      input: transform({ input }, ({ input: { address } }) => ({
        customersData: [
          {
            has_account: true,
            ...(address.channel === 'sms' ? { phone: address.address } : { email: address.address }),
          },
        ],
      })),
    }),
  )
  const attachment = transform({ identity, created }, (data) => ({
    auth_identity_id: data.identity.auth_identity_id,
    customer_id: data.identity.customer_id ?? data.created?.[0]?.id ?? '',
    mfa_challenge: data.identity.mfa_challenge,
  }))
  attachCustomerStep(attachment)
  recordConsentStep(
    transform({ input, attachment }, (data) => ({
      agreed: data.input.agreed,
      customer_id: data.attachment.customer_id,
    })),
  )
  endUnprovedStep(
    transform({ input, attachment }, (data) => ({
      address: data.input.address,
      customer_id: data.attachment.customer_id,
    })),
  )
  releaseLockStep(lock)
  /** What others keep for a proved address: it is the customer's from now on. */
  const customerProved = createHook(
    'customerProved',
    transform({ input, attachment }, (data) => ({
      address: data.input.address,
      customer_id: data.attachment.customer_id,
    })),
  )
  return new WorkflowResponse(attachment, { hooks: [customerProved] })
})
