/** Writes down that this member of staff holds this phone; nothing takes it back. */
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { SIGN_IN } from '../../modules/sign-in'
import type { Address } from '../../types'

export const provePhoneStep = createStep(
  'prove-staff-phone',
  async ({ user_id, address }: { user_id: string; address: Address }, { container }) =>
    new StepResponse({ shared: await container.resolve(SIGN_IN).provePhone(user_id, address.address) }),
)
