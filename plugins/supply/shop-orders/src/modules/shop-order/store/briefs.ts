/** What a list of orders tells of each: for whom, of what, where the goods are. One statement for the page. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { ListedOrder } from '../../../wire'

export type OrderBrief = Pick<ListedOrder, 'order_number' | 'shipping' | 'receiver' | 'lines'>

/**
 * @param ids of the shop's own; others are left out
 * @returns by the shop's order; what was sent once more stands in its claim, what is no order yet is as it was sent
 */
export async function briefsOf(knex: Knex, shop_id: string, ids: string[]): Promise<Map<string, OrderBrief>> {
  if (!ids.length) return new Map()
  const { rows } = await knex.raw<{ rows: (OrderBrief & { id: string })[] }>(
    `select s.id, m.display_id as order_number, parcel.shipping,
        case when a.id is not null then jsonb_build_object('name', coalesce(a.first_name, ''),
            'province', coalesce(a.province, ''), 'city', coalesce(a.city, ''), 'district', coalesce(a.address_2, ''))
          when s.body is not null then jsonb_build_object('name', s.body #>> '{address,name}',
            'province', s.body #>> '{address,province}', 'city', s.body #>> '{address,city}',
            'district', coalesce(s.body #>> '{address,district}', '')) end as receiver,
        coalesce(bought.lines, sent.lines, '[]') as lines
      from shop_order s
        left join "order" m on m.id = s.order_id
        left join order_address a on a.id = m.shipping_address_id
        left join lateral (
          select case when count(*) = 0 then 'none' when bool_and(f.delivered_at is not null) then 'delivered'
              when bool_or(f.shipped_at is not null or f.delivered_at is not null) then 'shipped'
              else 'packed' end as shipping
            from order_fulfillment k join fulfillment f on f.id = k.fulfillment_id and f.deleted_at is null
            where k.order_id = m.id and k.deleted_at is null and f.canceled_at is null) parcel on m.id is not null
        left join lateral (
          select jsonb_agg(jsonb_build_object('title', l.product_title, 'variant_title', l.variant_title,
              'quantity', i.quantity) order by i.id) as lines
            from order_item i join order_line_item l on l.id = i.item_id
            where i.order_id = m.id and i.version = m.version and i.deleted_at is null
              and l.metadata -> 'resend_of' is null) bought on true
        left join lateral (
          select jsonb_agg(jsonb_build_object('title', coalesce(p.title, ''), 'variant_title', v.title,
              'quantity', (one.item ->> 'quantity')::int) order by one.place) as lines
            from jsonb_array_elements(s.body -> 'items') with ordinality as one (item, place)
              left join product_variant v on v.id = one.item ->> 'variant_id'
              left join product p on p.id = v.product_id) sent on m.id is null
      where s.shop_id = ? and s.id = any(?)`,
    [shop_id, ids],
  )
  return new Map(rows.map(({ id, ...brief }) => [id, brief]))
}
