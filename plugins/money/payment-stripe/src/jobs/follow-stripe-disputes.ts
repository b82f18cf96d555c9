import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { STRIPE_MODULE } from '../modules/stripe'

/** Banks take up to three months. */
const LOOK_BACK_S = 120 * 86_400

/** Every ten minutes: disputes whose notice never came, and how the open ones stand. */
export default async function followStripeDisputes(container: MedusaContainer): Promise<void> {
  const service = container.resolve(STRIPE_MODULE)
  if (!service.connected) return
  try {
    const disputes = await service.recentDisputes(Math.floor(Date.now() / 1000) - LOOK_BACK_S)
    for (const dispute of disputes) await service.keepDispute(dispute)
  } catch (error) {
    const reason = (error as { message?: string } | null)?.message ?? 'unknown'
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`Stripe disputes: ${reason}`)
  }
}

export const config = { name: 'follow-stripe-disputes', schedule: '*/10 * * * *' }
