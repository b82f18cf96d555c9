/** What the rules look at, of a distributor's last sixty days; orders that count for nobody are done with. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { SeenOrder } from '../../../risk/types'

const [DAYS, MOST] = [60, 2000]
/** Whoever asks for their money does not wait longer. */
const MOST_MS = 3000

export type ReadFacts = { orders: SeenOrder[]; bindings: Date[]; most_clicks: number }

export function readFacts(knex: Knex, { id, customer_id }: { id: string; customer_id: string }): Promise<ReadFacts> {
  return knex.transaction(async (trx) => {
    await trx.raw(`set local statement_timeout = ${MOST_MS}`)
    // Each order's papers by their index: a join may read those of all orders.
    const { rows: orders } = await trx.raw<{ rows: SeenOrder[] }>(
      `select s.order_id, s.display_id, s.decided_at as placed_at, o.customer_id, coalesce(o.phone, '') as phone,
          coalesce(o.recipient, '') as recipient, coalesce(o.address, '') as address,
          array(select p.data->>'openid' from order_payment_collection c
            join payment p on p.payment_collection_id = c.payment_collection_id
            where c.order_id = s.order_id and c.deleted_at is null and p.deleted_at is null
              and p.data->>'openid' is not null) as openids,
          coalesce(l.most_fen, 0)::float8 as most_fen, coalesce(l.earned_fen, 0)::float8 as earned_fen,
          exists (select 1 from commission_step t where t.order_id = s.order_id) as earned_once
        from (select c.* from commission_sale c where c.distributor_id = ? and c.decided_at > now() - make_interval(days => ?)
          and not exists (select 1 from order_attribution a where a.order_id = c.order_id and a.void_reason is not null)
          order by c.decided_at desc limit ?) s
        cross join lateral (select max(o.customer_id) as customer_id, max(a.phone) as phone,
          max(coalesce(a.last_name, '') || coalesce(a.first_name, '')) as recipient,
          max(coalesce(a.city, '') || coalesce(a.address_1, '')) as address
          from "order" o left join order_address a on a.id = o.shipping_address_id where o.id = s.order_id) o
        left join lateral (select sum(most_fen) as most_fen, sum(earned_fen) as earned_fen from commission_line
          where order_id = s.order_id) l on true`,
      [id, DAYS, MOST],
    )
    const bound = (await trx('wechat_identity')
      .where({ customer_id })
      .orderBy('bound_at', 'desc')
      .select('openid', 'bound_at')) as { openid: string; bound_at: Date }[]
    const others = bound.filter(({ openid }) => openid !== bound[0].openid)
    const { rows: clicks } = await trx.raw<{ rows: { most: number | null }[] }>(
      `select max(clicks)::float8 as most from (select d.day, sum(d.clicks) as clicks from share_link l
          join share_link_day d on d.link_id = l.id where l.distributor_id = ? and d.day > current_date - 7 group by d.day) d`,
      [id],
    )
    const bindings = [...bound.slice(0, 1), ...others].map(({ bound_at }) => bound_at)
    return { orders, bindings, most_clicks: clicks[0].most ?? 0 }
  })
}
