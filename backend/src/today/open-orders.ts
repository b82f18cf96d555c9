/**
 * Orders the packing table owes something, out of Medusa's own tables. Asked from what is set aside and not packed, and from
 * parcels that have not left: both stay small however many orders there were.
 */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { LATE_HOURS, TO_PACK } from '@shanzhen/warehouse/modules/warehouse/store/to-pack'
import { ordersAsked } from '../find/orders'
import type { OpenKind, OpenOrder, OpenOrders } from '../wire'

const PAGE = 50

/**
 * With how it stands: marked 勿发, kept by an outgoing inspection, waiting for one, or ready. The gravest is told; a parcel is
 * asked again when it is packed.
 */
const LOOKED_AT = `select w.*, case when exists (select from order_flag f
    where f.order_id = w.id and f.kind = 'stop' and f.lifted_at is null) then 'stopped'
  else lot_outgoing_state(w.id) end as look from (${TO_PACK}) w`
const looked = (look: OpenKind) => `select * from (${LOOKED_AT}) waiting where look = '${look}'`

const OPEN: Record<OpenKind, string> = {
  to_pack: LOOKED_AT,
  ready: looked('ready'),
  to_inspect: looked('to_inspect'),
  held: looked('held'),
  stopped: looked('stopped'),
  late: `select * from (${LOOKED_AT}) waiting where since < now() - interval '${LATE_HOURS} hours'`,
  to_ship: `select o.id, min(f.created_at) as since, sum(packed.pieces)::int as pieces, 'packed' as look
    from fulfillment f
    join order_fulfillment l on l.fulfillment_id = f.id and l.deleted_at is null
    join "order" o on o.id = l.order_id and o.status <> 'canceled' and o.deleted_at is null
    cross join lateral (select coalesce(sum(i.quantity), 0) as pieces from fulfillment_item i
      where i.fulfillment_id = f.id and i.deleted_at is null) packed
    where f.shipped_at is null and f.delivered_at is null and f.canceled_at is null and f.deleted_at is null
    group by o.id`,
}

const database = (container: MedusaContainer): Knex => container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

type Counted = { count: number; oldest_at: Date | null }

/** How many wait, in one look at all that do, and since when the first. */
export async function countOpen(container: MedusaContainer): Promise<Record<OpenKind, Counted>> {
  const of = (condition: string) =>
    `count(*) filter (where ${condition})::int as count, min(since) filter (where ${condition}) as oldest_at`
  const { rows } = await database(container).raw<{ rows: ({ kind: OpenKind } & Counted)[] }>(
    `with waiting as materialized (${LOOKED_AT})
      select 'to_pack' as kind, ${of('true')} from waiting
      union all select 'late', ${of(`since < now() - interval '${LATE_HOURS} hours'`)} from waiting
      ${LOOKS.map((look) => `union all select '${look}', ${of(`look = '${look}'`)} from waiting`).join(' ')}
      union all select 'to_ship', ${of('true')} from (${OPEN.to_ship}) packed`,
  )
  return Object.fromEntries(rows.map(({ kind, ...counted }) => [kind, counted])) as Record<OpenKind, Counted>
}

const LOOKS = ['ready', 'to_inspect', 'held', 'stopped'] as const

/**
 * The longest waiting first.
 * @param q what a buyer says or a parcel bears: number, name, phone, waybill; none: all
 * @param after what the page before said in `next`
 */
export async function listOpen(
  container: MedusaContainer,
  kind: OpenKind,
  { q, after = '' }: { q?: string; after?: string } = {},
): Promise<OpenOrders> {
  const [at, id] = after.split('_order:')
  const from = id && !Number.isNaN(Date.parse(at)) ? { at, id } : null
  const asked = q ? ordersAsked(q, []) : null
  const [{ rows }, counted] = await Promise.all([
    database(container).raw<{ rows: (OpenOrder & { at: string })[] }>(
      `select open.id, o.display_id, open.since, open.since::text as at, open.pieces, open.look,
          nullif(concat(a.last_name, a.first_name), '') as buyer, a.phone, concat_ws(' ', a.province, a.city) as place,
          (select m.name from order_shipping s join order_shipping_method m on m.id = s.shipping_method_id
            where s.order_id = o.id and s.version = o.version and s.deleted_at is null order by s.id limit 1) as way
        from (${OPEN[kind]}) open join "order" o on o.id = open.id
        left join order_address a on a.id = o.shipping_address_id
        where ${from ? '(open.since, open.id) > (:at::timestamptz, :id)' : 'true'}
          and ${q ? (asked ? `open.id in (${asked.sql})` : 'false') : 'true'}
        order by open.since, open.id limit :take`,
      { take: PAGE, ...from, ...asked?.values },
    ),
    countOpen(container),
  ])
  const last = rows.length === PAGE ? rows[PAGE - 1] : null
  return {
    orders: rows.map(({ at: _at, ...row }) => row),
    next: last && `${last.at}_order:${last.id}`,
    counts: Object.fromEntries(Object.entries(counted).map(([key, { count }]) => [key, count])),
  }
}
