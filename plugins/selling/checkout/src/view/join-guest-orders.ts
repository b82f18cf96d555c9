import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { CHECKOUT } from '../modules/checkout'

/** A phone number or an e-mail address somebody has just proved to hold. */
type Proved = { channel: 'sms' | 'email'; address: string }

/**
 * Orders placed here as a guest, under an address whose owner has proved it now, are the owner's: the shop's messages about
 * them, with their secret link, went there already. Orders out of Medusa's own baskets, where any address may be typed and
 * no message proves it, and orders somebody placed signed in, stay whose they are.
 */
export async function joinGuestOrders(
  container: MedusaContainer,
  customer_id: string,
  { channel, address }: Proved,
): Promise<string[]> {
  const checkout = container.resolve(CHECKOUT)
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: ['id'],
    filters: {
      customer_id: null,
      ...(channel === 'email' ? { email: address } : { shipping_address: { phone: address } }),
    },
  })
  if (data.length === 0) return []
  const placements = await checkout.listPlacements(
    { order_id: data.map(({ id }) => id), customer_id: null },
    { select: ['id', 'order_id'], take: data.length },
  )
  if (placements.length === 0) return []
  await checkout.updatePlacements(placements.map(({ id }) => ({ id, customer_id })))
  const ids = placements.map(({ order_id }) => order_id)
  await container.resolve(Modules.ORDER).updateOrders(ids.map((id) => ({ id, customer_id })))
  return ids
}
