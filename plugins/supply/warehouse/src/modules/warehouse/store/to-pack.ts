/** Orders the packing table owes something, out of Medusa's own tables: the one place here that reads them by SQL. */

/** How long a paid order may wait, where nobody promised another moment. */
export const LATE_HOURS = 48

/** Goods of a live, paid order that are set aside: packing takes them off. An order that costs nothing needs no payment. */
const toPack = (which: string) => `select o.id, max(paid.at) as since, sum(r.quantity)::int as pieces
  from reservation_item r
  join order_item i on i.item_id = r.line_item_id and i.deleted_at is null
  join "order" o on o.id = i.order_id and o.version = i.version
    and o.status not in ('canceled', 'draft', 'archived') and o.deleted_at is null ${which}
  cross join lateral (
    select coalesce(max(p.completed_at), o.created_at) as at, count(*) as collections
      from order_payment_collection l join payment_collection p on p.id = l.payment_collection_id
      where l.order_id = o.id and l.deleted_at is null and p.status = 'completed' and p.deleted_at is null) paid
  where r.line_item_id is not null and r.deleted_at is null and (paid.collections > 0 or exists (
    select from order_summary s where s.order_id = o.id and s.version = o.version and s.deleted_at is null
      and (s.totals ->> 'current_order_total')::numeric = 0))
  group by o.id`
export const TO_PACK = toPack('')
/** Of the orders `:ids` alone. */
export const TO_PACK_OF = toPack('and o.id = any(:ids)')

/** How an order goes, by what its buyer chose, and the zone of the rates it went by. */
const WAY = `select coalesce(m.data ->> 'type', p.data -> 'freight' ->> 'type', 'express') as way, z.name as zone
  from order_shipping s join order_shipping_method m on m.id = s.shipping_method_id
  left join shipping_option p on p.id = m.shipping_option_id
  left join lateral (select e.zone ->> 'name' as name
    from jsonb_array_elements(case jsonb_typeof(p.data -> 'freight' -> 'zones') when 'array'
      then p.data -> 'freight' -> 'zones' else '[]' end) as e (zone)
    where exists (select from jsonb_array_elements_text(e.zone -> 'provinces') as n (name)
      where starts_with(a.province, n.name)) limit 1) z on true
  where s.order_id = o.id and s.version = o.version and s.deleted_at is null order by s.id limit 1`

/**
 * With how they stand (marked 勿发: `:stopped`; kept by an outgoing inspection, waiting for one, or ready), how they go, by
 * whom (`:express`, `:cold`) and until when. The gravest is told; a parcel is asked again when it is packed.
 */
const waiting = (
  orders: string,
) => `select w.*, o.display_id, coalesce(t.ship_by, w.since + interval '${LATE_HOURS} hours') as ship_by,
    t.sender_name as sender, case when w.id = any(:stopped) then 'stopped' else lot_outgoing_state(w.id) end as look,
    coalesce(m.way, 'express') as way, m.zone,
    case m.way when 'pickup' then 'PICKUP' when 'cold_chain' then :cold else :express end as carrier_code,
    nullif(concat(a.last_name, a.first_name), '') as buyer,
    nullif(concat_ws(' ', a.province, a.city, a.address_2), '') as place,
    v.id as wave_id, v.number as wave_number, k.packer
  from (${orders}) w join "order" o on o.id = w.id
  left join order_address a on a.id = o.shipping_address_id
  left join parcel_term t on t.order_id = w.id
  left join lateral (${WAY}) m on true
  left join wave_order x on x.order_id = w.id and x.state = 'open'
  left join wave v on v.id = x.wave_id
  left join packing k on k.order_id = w.id and k.state = 'open'`
export const WAITING = waiting(TO_PACK)
export const WAITING_OF = waiting(TO_PACK_OF)

/** By the moment an order is to leave. */
export const DUE = `case when ship_by < now() then 'late'
  when ship_by < (date_trunc('day', now() at time zone 'Asia/Shanghai') + interval '1 day') at time zone 'Asia/Shanghai'
  then 'today' else 'later' end`
