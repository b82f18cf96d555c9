/**
 * Orders the packing table owes something, out of Medusa's own tables. Asked from what is set aside and not packed, and from
 * parcels that have not left: both stay small however many orders there were.
 */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { OpenOrder, OpenOrders } from '../wire'

/** How long a paid order may wait before somebody has to look why. */
export const LATE_HOURS = 48
export const OPEN_KINDS = ['to_pack', 'late', 'to_ship'] as const
type OpenKind = (typeof OPEN_KINDS)[number]
const PAGE = 50

/** Goods of a live, paid order that are set aside: packing takes them off. An order that costs nothing needs no payment. */
const TO_PACK = `select o.id, max(paid.at) as since, sum(r.quantity)::int as pieces
  from reservation_item r
  join order_item i on i.item_id = r.line_item_id and i.deleted_at is null
  join "order" o on o.id = i.order_id and o.version = i.version
    and o.status not in ('canceled', 'draft', 'archived') and o.deleted_at is null
  cross join lateral (
    select coalesce(max(p.completed_at), o.created_at) as at, count(*) as collections
      from order_payment_collection l join payment_collection p on p.id = l.payment_collection_id
      where l.order_id = o.id and l.deleted_at is null and p.status = 'completed' and p.deleted_at is null) paid
  where r.line_item_id is not null and r.deleted_at is null and (paid.collections > 0 or exists (
    select from order_summary s where s.order_id = o.id and s.version = o.version and s.deleted_at is null
      and (s.totals ->> 'current_order_total')::numeric = 0))
  group by o.id`

const OPEN: Record<OpenKind, string> = {
  to_pack: TO_PACK,
  late: `select * from (${TO_PACK}) waiting where since < now() - interval '${LATE_HOURS} hours'`,
  to_ship: `select o.id, min(f.created_at) as since, sum(packed.pieces)::int as pieces
    from fulfillment f
    join order_fulfillment l on l.fulfillment_id = f.id and l.deleted_at is null
    join "order" o on o.id = l.order_id and o.status <> 'canceled' and o.deleted_at is null
    cross join lateral (select coalesce(sum(i.quantity), 0) as pieces from fulfillment_item i
      where i.fulfillment_id = f.id and i.deleted_at is null) packed
    where f.shipped_at is null and f.delivered_at is null and f.canceled_at is null and f.deleted_at is null
    group by o.id`,
}

const database = (container: MedusaContainer): Knex => container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

export async function countOpen(container: MedusaContainer, kind: OpenKind) {
  const { rows } = await database(container).raw<{ rows: { count: number; oldest_at: Date | null }[] }>(
    `select count(*)::int as count, min(since) as oldest_at from (${OPEN[kind]}) open`,
  )
  return rows[0]
}

/** The longest waiting first. `after`: what the page before said in `next`. */
export async function listOpen(container: MedusaContainer, kind: OpenKind, after = ''): Promise<OpenOrders> {
  const [at, id] = after.split('_order:')
  const from = id && !Number.isNaN(Date.parse(at)) ? { at, id } : null
  const { rows } = await database(container).raw<{ rows: (OpenOrder & { at: string })[] }>(
    `select open.id, o.display_id, open.since, open.since::text as at, open.pieces,
        nullif(concat(a.last_name, a.first_name), '') as buyer, concat_ws(' ', a.province, a.city) as place
      from (${OPEN[kind]}) open join "order" o on o.id = open.id
      left join order_address a on a.id = o.shipping_address_id
      where ${from ? '(open.since, open.id) > (:at::timestamptz, :id)' : 'true'}
      order by open.since, open.id limit :take`,
    { take: PAGE, ...from },
  )
  const last = rows.length === PAGE ? rows[PAGE - 1] : null
  return { orders: rows.map(({ at: _at, ...row }) => row), next: last && `${last.at}_order:${last.id}` }
}
