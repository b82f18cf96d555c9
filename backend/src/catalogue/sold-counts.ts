import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { container } from '@medusajs/framework'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

/**
 * How many pieces of each product were ordered and not canceled. One aggregate over the orders' current versions; the
 * query graph cannot sum.
 */
export async function readSoldCounts(productIds: string[]): Promise<Map<string, number>> {
  if (!productIds.length || !container.hasRegistration(ContainerRegistrationKeys.PG_CONNECTION)) return new Map()
  const pg = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await pg.raw<{ rows: { product_id: string; sold: string }[] }>(
    `select line.product_id, sum(item.quantity) as sold
       from order_item item
       join order_line_item line on line.id = item.item_id
       join "order" o on o.id = item.order_id and o.version = item.version
      where line.product_id = any(?) and o.status not in ('canceled', 'draft') and o.deleted_at is null
        and item.deleted_at is null
      group by line.product_id`,
    [productIds],
  )
  return new Map(rows.map((row) => [row.product_id, Number(row.sold)]))
}
