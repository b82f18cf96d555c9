import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { STRIPE_MODULE } from '../modules/stripe'

/** Banks take up to three months. */
const LOOK_BACK_S = 120 * 86_400

/** Every ten minutes: disputes whose notice never came, and how the open ones stand, however old. One's trouble keeps no other waiting. */
export default async function followStripeDisputes(container: MedusaContainer): Promise<void> {
  const service = container.resolve(STRIPE_MODULE)
  if (!service.connected) return
  const trying = async <T>(what: Promise<T>): Promise<T | null> => {
    try {
      return await what
    } catch (error) {
      const reason = (error as { message?: string } | null)?.message ?? 'unknown'
      container.resolve(ContainerRegistrationKeys.LOGGER).warn(`Stripe disputes: ${reason}`)
      return null
    }
  }
  const disputes = await trying(service.recentDisputes(Math.floor(Date.now() / 1000) - LOOK_BACK_S))
  if (!disputes) return
  for (const dispute of disputes) await trying(service.keepDispute(dispute))
  const told = new Set(disputes.map(({ id }) => id))
  for (const id of await service.openDisputes()) {
    const dispute = told.has(id) ? null : await trying(service.findDispute(id))
    if (dispute) await trying(service.keepDispute(dispute))
  }
}

export const config = { name: 'follow-stripe-disputes', schedule: '*/10 * * * *' }
