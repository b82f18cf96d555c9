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

/** Of orders whose every parcel arrived before `before`, in the order of their ids. */
export async function dueLines(
  knex: Knex,
  distributor_id: string,
  { before, after, take }: { before: Date; after: string; take: number },
): Promise<DueLine[]> {
  const { rows } = await knex.raw<{ rows: DueLine[] }>(
    `with page as materialized (
        select l.line_item_id, l.order_id, l.earned_fen - l.released_fen as left_fen from commission_line l
          where l.distributor_id = ? and l.earned_fen <> l.released_fen and l.order_id > ? and l.earned_fen > l.released_fen
            and exists (select 1 from order_fulfillment f join fulfillment p on p.id = f.fulfillment_id
              where f.order_id = l.order_id and f.deleted_at is null and p.canceled_at is null and p.deleted_at is null)
            and not exists (select 1 from order_fulfillment f join fulfillment p on p.id = f.fulfillment_id
              where f.order_id = l.order_id and f.deleted_at is null and p.canceled_at is null and p.deleted_at is null
                and (p.delivered_at is null or p.delivered_at > ?))
          order by l.order_id, l.line_item_id limit ?)
      select page.*, coalesce(i.quantity - i.delivered_quantity, 0)::float8 as open, o.customer_id, coalesce(a.phone, '') as phone, a.address_1 as address,
        array(select p.data->>'openid' from order_payment_collection c
          join payment p on p.payment_collection_id = c.payment_collection_id
          where c.order_id = page.order_id and c.deleted_at is null and p.data->>'openid' is not null) as openids
      from page left join "order" o on o.id = page.order_id
        left join order_item i on i.order_id = o.id and i.version = o.version and i.item_id = page.line_item_id
          and i.deleted_at is null
        left join order_address a on a.id = o.shipping_address_id
      order by page.order_id, page.line_item_id`,
    [distributor_id, after, before, take],
  )
  return rows
}
