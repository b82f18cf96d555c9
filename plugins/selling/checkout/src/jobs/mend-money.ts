import type { MedusaContainer } from '@medusajs/framework/types'
import { mendMoney } from '../pay/mend-money'

/** Every minute: captures and refunds that a crash cut off between payment, provider and order. */
export default async function mendCutOffMoney(container: MedusaContainer) {
  await mendMoney(container)
}

export const config = { name: 'mend-money', schedule: '* * * * *' }
