/** Ties the customer to the identity they sign in with. */
import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'

interface Input {
  auth_identity_id: string
  customer_id: string
}

export const attachCustomerStep = createStep(
  'attach-customer-to-identity',
  async ({ auth_identity_id, customer_id }: Input, { container }) => {
    const auth = container.resolve(Modules.AUTH)
    const { app_metadata } = await auth.retrieveAuthIdentity(auth_identity_id)
    if (app_metadata?.customer_id === customer_id) return new StepResponse(customer_id, null)
    await auth.updateAuthIdentities({ id: auth_identity_id, app_metadata: { ...app_metadata, customer_id } })
    return new StepResponse(customer_id, { id: auth_identity_id, app_metadata: app_metadata ?? {} })
  },
  async (before, { container }) => {
    if (before) await container.resolve(Modules.AUTH).updateAuthIdentities(before)
  },
)
