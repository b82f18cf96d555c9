import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

/** Whose money it is; null where it was taken for no order. */
export async function orderOfPayment(container: MedusaContainer, payment_id: string): Promise<string | null> {
  const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw<{ rows: { id: string }[] }>(
    `select o.id from payment p
      join order_payment_collection l on l.payment_collection_id = p.payment_collection_id and l.deleted_at is null
      join "order" o on o.id = l.order_id and o.deleted_at is null where p.id = ? and p.deleted_at is null`,
    [payment_id],
  )
  return rows[0]?.id ?? null
}
