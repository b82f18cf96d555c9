import type { Knex } from '@medusajs/framework/mikro-orm/knex'

const PER_PAGE = 200
const LATELY = '7 days'

/**
 * Orders with a parcel under way for so many days, or one that arrived lately while nobody wrote the receipt down; by id,
 * after the last one of the page before. Reads what is open, not what is over: the other parcels are in no index it uses.
 * Medusa's tables `fulfillment` and `order_fulfillment`, whose columns a test proves.
 */
export async function dueForReceipt(knex: Knex, now: Date, days: number, after: string): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: { order_id: string }[] }>(
    `with due as (
        select f.id from fulfillment f where f.shipped_at is not null and f.delivered_at is null and f.canceled_at is null
          and f.deleted_at is null and f.shipped_at <= :now::timestamptz - make_interval(days => :days)
        union select f.id from fulfillment f where f.delivered_at is not null and f.canceled_at is null
          and f.deleted_at is null and f.delivered_at >= :now::timestamptz - interval '${LATELY}'
          and not exists (select 1 from order_fulfillment k join after_sale_receipt r on r.order_id = k.order_id
            where k.fulfillment_id = f.id and k.deleted_at is null and r.deleted_at is null))
      select distinct k.order_id from due join order_fulfillment k on k.fulfillment_id = due.id and k.deleted_at is null
        where k.order_id > :after order by 1 limit ${PER_PAGE}`,
    { now, days, after },
  )
  return rows.map(({ order_id }) => order_id)
}
