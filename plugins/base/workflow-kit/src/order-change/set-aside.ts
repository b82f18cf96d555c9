import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'

/** The only place that writes Medusa's `order_change` and `order_change_action` past its module. */
const knexOf = (container: MedusaContainer): Knex => container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
const lockOf = (order_id: string) => `order-change:${order_id}`
const CRASHED_AFTER = '2 minutes'

/**
 * Medusa writes a parcel, a delivery and a refund down as changes of the order and takes none while another one is open (an
 * edit, a return, an exchange, a transfer): a refund would then fail after the money had left. What is open stands aside
 * for as long as `job` takes, and comes back built on what the order has become. The lock is the innermost of an order's:
 * `job` takes neither the parcels' nor the order's own.
 */
export function withChangeSetAside<T>(container: MedusaContainer, order_id: string, job: () => Promise<T>): Promise<T> {
  return container.resolve(Modules.LOCKING).execute(
    [lockOf(order_id)],
    async () => {
      await knexOf(container).raw(
        `update order_change set deleted_at = now(), metadata = coalesce(metadata, '{}') || '{"set_aside": true}'
         where order_id = ? and deleted_at is null and status in ('pending', 'requested')
           and change_type is distinct from 'credit_line'`,
        [order_id],
      )
      try {
        return await job()
      } finally {
        await bringBack(container, order_id)
      }
    },
    { timeout: 60 },
  )
}

/** A canceled order is changed no more: what staff had begun ends with it. */
export async function dropOpenChanges(container: MedusaContainer, order_id: string): Promise<void> {
  await knexOf(container).raw(
    `update order_change set status = 'canceled', canceled_at = now(), updated_at = now()
     where order_id = ? and deleted_at is null and status in ('pending', 'requested')`,
    [order_id],
  )
}

/** What a crash left standing aside. */
export async function bringBackLeft(container: MedusaContainer): Promise<void> {
  const { rows } = await knexOf(container).raw<{ rows: { order_id: string }[] }>(
    `select distinct order_id from order_change where deleted_at < now() - interval '${CRASHED_AFTER}'
       and jsonb_exists(metadata, 'set_aside') limit 100`,
  )
  for (const { order_id } of rows) {
    await container
      .resolve(Modules.LOCKING)
      .execute([lockOf(order_id)], () => bringBack(container, order_id), { timeout: 60 })
  }
}

/** An action is applied at the version it bears: one above the order's, as if it had just begun. */
async function bringBack(container: MedusaContainer, order_id: string): Promise<void> {
  await knexOf(container).raw(
    `with back as (
       update order_change c set deleted_at = null, metadata = nullif(c.metadata - 'set_aside', '{}'),
         version = o.version + 1, updated_at = now()
       from "order" o where o.id = c.order_id and c.order_id = ? and c.deleted_at is not null
         and jsonb_exists(c.metadata, 'set_aside')
       returning c.id, c.version)
     update order_change_action a set version = back.version from back
     where a.order_change_id = back.id and not a.applied`,
    [order_id],
  )
}
