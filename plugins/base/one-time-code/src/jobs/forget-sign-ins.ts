/** Ended sessions and old counts are nobody's business: they go once a day. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ONE_TIME_CODE } from '../modules/one-time-code'
import { SIGN_IN } from '../modules/sign-in'

export default async function forgetSignIns(container: MedusaContainer): Promise<void> {
  await container.resolve(SIGN_IN).forget()
  await container.resolve(ONE_TIME_CODE).forget()
}

export const config = { name: 'forget-sign-ins', schedule: '40 3 * * *' }
