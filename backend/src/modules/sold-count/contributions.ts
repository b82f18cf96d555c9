/**
 * What orders count for, out of Medusa's own tables: pieces of each product in the order's current version, nothing of
 * canceled ones and drafts. `where` narrows the orders by the alias `o`.
 */
export const contributions = (
  where: string,
): string => `select o.id as order_id, line.product_id, sum(item.quantity)::bigint
    as pieces from "order" o
    join order_item item on item.order_id = o.id and item.version = o.version and item.deleted_at is null
    join order_line_item line on line.id = item.item_id
  where o.status not in ('canceled', 'draft') and o.deleted_at is null and line.product_id is not null and ${where}
  group by 1, 2 having sum(item.quantity) > 0`
