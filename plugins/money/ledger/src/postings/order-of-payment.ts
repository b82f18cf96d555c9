import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

/** Whose money it is; null where it was taken for no order. */
export async function orderOfPayment(container: MedusaContainer, payment_id: string): Promise<string | null> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'payment',
    fields: ['payment_collection.order.id'],
    filters: { id: payment_id },
  })
  const [payment] = data as unknown as { payment_collection?: { order?: { id: string } | null } | null }[]
  return payment?.payment_collection?.order?.id ?? null
}
