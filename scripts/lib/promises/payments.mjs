// What must be true of orders' payments: who took the money, how much, and what of it goes back.

/** Money of a channel, or what a member of staff took in person and put their name to. */
const COUNTED = `k.deleted_at is null and (y.provider_id not like 'pp\\_system\\_%' or coalesce(k.created_by, '') <> '')`

/** Medusa writes an order's credits anew with each of its versions. */
const STANDS = `c.deleted_at is null and coalesce(c.version, 0) = (select max(coalesce(n.version, 0)) from order_credit_line n
    where n.order_id = c.order_id and n.deleted_at is null)`

/** @type {Record<string, string>} */
export const PAYMENT_PROMISES = {
  '没有经过渠道的收款 money was captured that no channel and nobody of staff took': `
      select distinct l.order_id as id from capture k join payment y on y.id = k.payment_id
      join order_payment_collection l on l.payment_collection_id = y.payment_collection_id and l.deleted_at is null
      where k.deleted_at is null and not (${COUNTED})`,
  '占位支付没有关掉 Medusa’s stand-in of a payment is on, or a region names it': `
      select id from payment_provider where id like 'pp\\_system\\_%' and is_enabled and deleted_at is null
      union all select region_id from region_payment_provider where payment_provider_id like 'pp\\_system\\_%'
        and deleted_at is null`,
  '订单标为已付却没有钱 an order counts as paid, and its money never came': `select o.id from "order" o
      join placement p on p.order_id = o.id and p.state = 'paid' and p.deleted_at is null
      join order_summary s on s.order_id = o.id and s.version = 1
      where o.deleted_at is null and round((s.totals->>'current_order_total')::numeric, 2) > 0
        and not exists (select 1 from order_change c where c.order_id = o.id and c.confirmed_at is not null)
        and coalesce((select sum(k.amount) from capture k join payment y on y.id = k.payment_id
          join order_payment_collection l on l.payment_collection_id = y.payment_collection_id and l.deleted_at is null
          where l.order_id = o.id and ${COUNTED}), 0) < round((s.totals->>'current_order_total')::numeric, 2)`,
  '一笔付款收款次数或金额不对 a payment was captured more than once or not at its amount': `select y.id from payment y
      join order_payment_collection l on l.payment_collection_id = y.payment_collection_id and l.deleted_at is null
      join capture k on k.payment_id = y.id and k.deleted_at is null
      where y.deleted_at is null and y.canceled_at is null
      group by y.id, y.amount having count(k.id) <> 1 or sum(k.amount) <> y.amount`,
  '一笔钱在订单上记了两次 a capture or a refund is booked twice on its order': `select t.order_id as id
      from order_transaction t where t.deleted_at is null and t.created_at < now() - interval '5 minutes'
        and (t.reference_id in (select id from capture) or t.reference_id in (select id from refund))
      group by t.order_id, t.reference_id having count(*) > 1`,
  '多收的钱没有退回 what was paid beyond an order’s worth has not gone back': `select o.id from "order" o
      join placement p on p.order_id = o.id and p.state = 'paid' and p.deleted_at is null
      join order_summary s on s.order_id = o.id and s.version = o.version and s.deleted_at is null
      where o.status <> 'canceled' and o.deleted_at is null and s.updated_at < now() - interval '5 minutes'
        and round((s.totals->>'pending_difference')::numeric, 2) < 0`,
  '退款没有从订单金额里减去 what was given back is not off what its order is worth': `select o.id from "order" o
      join order_payment_collection l on l.order_id = o.id and l.deleted_at is null
      join payment y on y.payment_collection_id = l.payment_collection_id and y.deleted_at is null
      join refund f on f.payment_id = y.id and f.deleted_at is null and f.created_at < now() - interval '5 minutes'
      where o.status <> 'canceled' and o.deleted_at is null
      group by o.id having sum(coalesce((f.metadata->>'credit_fen')::int, 0)) > 1 + 100 * coalesce((select sum(c.amount)
        from order_credit_line c where c.order_id = o.id and ${STANDS} and c.reference is distinct from 'resend'), 0)`,
  '待付款的金额与订单不符 a payment is open for another sum than is due': `select o.id from "order" o
      join placement p on p.order_id = o.id and p.state = 'open' and p.deleted_at is null
      join order_summary s on s.order_id = o.id and s.version = o.version and s.deleted_at is null
      join order_payment_collection l on l.order_id = o.id and l.deleted_at is null
      join payment_session n on n.payment_collection_id = l.payment_collection_id and n.deleted_at is null
        and n.authorized_at is null
      where o.status <> 'canceled' and s.updated_at < now() - interval '5 minutes'
        and round(n.amount, 2) <> round((s.totals->>'pending_difference')::numeric, 2)`,
  '售后与退换多于购买 more of a line is claimed and taken back than was bought': `select i.item_id as id from order_item i
      join "order" o on o.id = i.order_id and o.version = i.version
      left join (select l.line_item_id, sum(l.quantity) as quantity from after_sale_line l
        join after_sale a on a.id = l.after_sale_id and a.state not in ('refused', 'withdrawn')
        group by l.line_item_id) c on c.line_item_id = i.item_id
      where i.deleted_at is null and coalesce(c.quantity, 0) + i.return_requested_quantity
        + i.return_received_quantity + i.return_dismissed_quantity > i.quantity`,
  '售后退款与退款记录不符 a refunded claim has no refunds of its amount': `select a.id from after_sale a
      where a.state = 'refunded' and a.refund_fen is distinct from (select coalesce(sum(round(f.amount * 100)), 0)
        from refund f where f.note = 'after-sale:' || a.id and f.deleted_at is null)`,
  '补发与订单不符 goods of a claim that were sent again are not on its order once, at no cost': `select a.id from after_sale a
      where a.state = 'resent' and (
        exists (select 1 from after_sale_line l left join order_line_item x on x.id = l.resent_line_id and x.deleted_at is null
            and x.metadata->>'resend_of' = a.id and x.metadata->>'resend_line' = l.line_item_id
          where l.after_sale_id = a.id and x.id is null)
        or a.goods_fen <> (select coalesce(sum(round(c.amount * 100)), 0) from order_credit_line c
          where c.reference = 'resend' and c.reference_id = a.id and ${STANDS}))
      union all select min(c.id) from order_credit_line c where c.reference = 'resend' and ${STANDS}
        and not exists (select 1 from after_sale a where a.id = c.reference_id and a.state = 'resent')
        group by c.order_id, c.reference_id having sum(c.amount) <> 0`,
  '召回退款与退款记录不符 a refunded row of a recall has no refunds of its amount': `select a.id from recall_affected a
      where a.state = 'refunded' and a.refund_fen is distinct from (select coalesce(sum(round(f.amount * 100)), 0)
        from refund f where f.note = 'recall:' || a.id and f.deleted_at is null)`,
  '召回与售后退了同一件 a piece is paid back by a recall and returned or claimed, or by two recalls': `select b.line_item_id as id
      from (select a.order_id, a.line_item_id, sum(coalesce(a.pieces,
            ceil(a.quantity::numeric / coalesce(p.required_quantity, 1)))) as quantity from recall_affected a left join lot t on t.id = a.lot_id
          left join sold_part p on p.line_item_id = a.line_item_id and p.inventory_item_id = t.inventory_item_id
          where a.state in ('refunding', 'refunded') and a.line_item_id is not null group by 1, 2) b
      join "order" o on o.id = b.order_id
      left join order_item i on i.order_id = o.id and i.version = o.version and i.item_id = b.line_item_id
        and i.deleted_at is null
      left join (select l.line_item_id, sum(l.quantity) as quantity from after_sale_line l
        join after_sale a on a.id = l.after_sale_id and a.state not in ('refused', 'withdrawn')
        group by l.line_item_id) c on c.line_item_id = b.line_item_id
      where b.quantity + coalesce(c.quantity, 0) + coalesce(i.return_requested_quantity + i.return_received_quantity
        + i.return_dismissed_quantity, 0) > coalesce(i.quantity, 0)`,
  '退的运费多于付的 claims and recalls gave back more carriage than was paid': `select o.id from "order" o
      join (select order_id, sum(fen) as fen, sum(recalled) as recalled from (
        select a.order_id, a.freight_fen as fen, a.freight_fen as recalled from recall_affected a
          where a.state in ('refunding', 'refunded') and a.order_id is not null
        union all select s.order_id, s.freight_fen, 0 from after_sale s where s.state in ('refunding', 'refunded')) p
        group by 1) back on back.order_id = o.id and back.recalled > 0
      where back.fen > (select coalesce(sum(round(m.amount * 100)), 0) from order_shipping_method m
        where m.id in (select h.shipping_method_id from order_shipping h where h.order_id = o.id))`,
  '退过款的商品被改得更便宜 goods that a claim paid back are worth less by now than went back': `select i.item_id as id
      from (select a.order_id, l.line_item_id, sum(l.quantity) as quantity, sum(l.amount_fen) as fen from after_sale_line l
          join after_sale a on a.id = l.after_sale_id and a.state in ('refunding', 'refunded') group by 1, 2) c
      join "order" o on o.id = c.order_id
      join order_item i on i.order_id = o.id and i.version = o.version and i.item_id = c.line_item_id
        and i.deleted_at is null
      join order_line_item x on x.id = i.item_id
      where c.fen > round(coalesce(i.unit_price, x.unit_price) * 100 * c.quantity)`,
  '召回已退款的包裹拆开又留了货 goods of an unpacked parcel that a recall paid for are held again': `select a.id
      from recall_affected a join fulfillment f on f.id = a.fulfillment_id and f.canceled_at is not null
      where a.kind = 'buyer' and a.state in ('refunding', 'refunded') and exists (
        select 1 from reservation_item r where r.line_item_id = a.line_item_id and r.deleted_at is null)`,
  '订单改动被搁置 a change of an order was set aside and never came back': `select id from order_change
      where deleted_at < now() - interval '10 minutes' and jsonb_exists(metadata, 'set_aside')`,
}
