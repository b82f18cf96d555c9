/** What is earned and may become the distributor's own: by an index, never by looking at all there is. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

export type DueLine = {
  line_item_id: string
  order_id: string
  left_fen: number
  /** Pieces that have not arrived. */
  open: number
  /** Of the order: whose purchase it was, as far as its papers say. */
  customer_id: string | null
  phone: string
  address: string | null
  openids: string[]
}

/** Distributors of whom something is earned and not released. */
export async function unsettled(knex: Knex, after: string, take: number): Promise<string[]> {
  // One step of the index for each of them, however many lines they have.
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `with recursive next as (
        (select distributor_id as id from commission_line where earned_fen <> released_fen and distributor_id > ?
          order by distributor_id limit 1)
        union all
        select (select distributor_id from commission_line where earned_fen <> released_fen and distributor_id > next.id
          order by distributor_id limit 1) from next where next.id is not null)
      select id from next where id is not null limit ?`,
    [after, take],
  )
  return rows.map(({ id }) => id)
}

/** One row for each, looked up by its index however many orders there are: a join may read them all for each page. */
const ofOrder = (sql: string, name: string) => `cross join lateral (${sql}) ${name}`

/** Of orders whose every parcel arrived before `before`, in the order of their ids. */
export async function dueLines(
  knex: Knex,
  distributor_id: string,
  { before, after, take }: { before: Date; after: string; take: number },
): Promise<DueLine[]> {
  const { rows } = await knex.raw<{ rows: DueLine[] }>(
    `with page as materialized (
        select l.line_item_id, l.order_id, l.earned_fen - l.released_fen as left_fen from commission_line l
          ${ofOrder(
            `select count(*) as parcels, count(*) filter (where p.delivered_at is null or p.delivered_at > ?) as away
            from order_fulfillment f join fulfillment p on p.id = f.fulfillment_id
            where f.order_id = l.order_id and f.deleted_at is null and p.canceled_at is null and p.deleted_at is null`,
            'sent',
          )}
          where l.distributor_id = ? and l.earned_fen <> l.released_fen and l.order_id > ? and l.earned_fen > l.released_fen
            and sent.parcels > 0 and sent.away = 0
          order by l.order_id, l.line_item_id limit ?)
      select page.*, coalesce(i.open, 0)::float8 as open, o.customer_id, coalesce(o.phone, '') as phone, o.address,
        array(select p.data->>'openid' from order_payment_collection c
          join payment p on p.payment_collection_id = c.payment_collection_id
          where c.order_id = page.order_id and c.deleted_at is null and p.deleted_at is null and p.data->>'openid' is not null) as openids
      from page
        ${ofOrder(
          `select max(o.version) as version, max(o.customer_id) as customer_id, max(a.phone) as phone,
            max(a.address_1) as address
          from "order" o left join order_address a on a.id = o.shipping_address_id where o.id = page.order_id`,
          'o',
        )}
        ${ofOrder(
          `select max(i.quantity - i.delivered_quantity) as open from order_item i
          where i.order_id = page.order_id and i.version = o.version and i.item_id = page.line_item_id
            and i.deleted_at is null`,
          'i',
        )}
      order by page.order_id, page.line_item_id`,
    [before, distributor_id, after, take],
  )
  return rows
}
