import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

/** Amounts are decimal yuan, the rest pieces. */
type OrderState = {
  id: string
  status: string
  email: string | null
  total: number
  paid: number
  refunded: number
  fulfilled: number
  shipped: number
}

/** What an act of staff may change of orders; Medusa itself knows what was paid and sent only after it read every row of them. */
export async function readOrderStates(container: MedusaContainer, ids: string[]): Promise<OrderState[]> {
  const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw<{ rows: OrderState[] }>(
    `select o.id, o.status, o.email, s.total, s.paid, s.refunded, i.fulfilled, i.shipped from "order" o
      left join lateral (
        select (totals->>'current_order_total')::float8 as total, (totals->>'paid_total')::float8 as paid,
            (totals->>'refunded_total')::float8 as refunded
          from order_summary where order_id = o.id and version = o.version and deleted_at is null limit 1) s on true
      cross join lateral (
        select coalesce(sum(fulfilled_quantity), 0)::float8 as fulfilled,
            coalesce(sum(shipped_quantity), 0)::float8 as shipped
          from order_item where order_id = o.id and version = o.version and deleted_at is null) i
      where o.id = any(?) and o.deleted_at is null`,
    [ids],
  )
  return rows
}
