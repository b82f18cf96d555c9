// What must be true of goods on their way out. Five minutes' grace where steps of one act may still be under way.

/** @type {Record<string, string>} */
export const SHIPPING_PROMISES = {
  '标着勿发的订单装了箱 a parcel was packed while its order was marked not to leave': `select f.id from fulfillment f
      join order_fulfillment l on l.fulfillment_id = f.id and l.deleted_at is null
      join order_flag s on s.order_id = l.order_id and s.kind = 'stop'
      where f.canceled_at is null and f.deleted_at is null and f.created_at > s.created_at + interval '10 seconds'
        and (s.lifted_at is null or f.created_at < s.lifted_at - interval '10 seconds')`,
  '包裹已打包却未发出 a parcel is packed and not shipped': `select f.id from fulfillment f
      where f.metadata->>'carrier_code' is not null and f.shipped_at is null and f.canceled_at is null
        and f.deleted_at is null and f.created_at < now() - interval '5 minutes'`,
  // What arrived before the rule was there is over.
  '同一运单号在两个收件人的包裹上 one waybill on parcels of two recipients': `select l.fulfillment_id as id
      from fulfillment_label l
      join fulfillment f on f.id = l.fulfillment_id and f.canceled_at is null and f.delivered_at is null
        and f.deleted_at is null
      join order_fulfillment x on x.fulfillment_id = f.id and x.deleted_at is null
      cross join lateral shipping_waybill_taken(l.tracking_number, x.order_id) t
      where l.deleted_at is null and l.tracking_number <> '' and not t.same_recipient
        and f.created_at > now() - interval '1 year'`,
  '包裹不属于任何订单 a fulfilment belongs to no order': `select f.id from fulfillment f
      left join order_fulfillment l on l.fulfillment_id = f.id and l.deleted_at is null
      left join return_fulfillment r on r.fulfillment_id = f.id and r.deleted_at is null
      where l.order_id is null and r.return_id is null and f.deleted_at is null and f.canceled_at is null
        and f.created_at < now() - interval '5 minutes'`,
  '包裹里的货没有记到订单 goods in parcels are not counted on their order': `select i.item_id as id from order_item i
      join "order" o on o.id = i.order_id and o.version = i.version and o.deleted_at is null
      left join (select p.line_item_id, sum(p.quantity) as pieces,
          sum(p.quantity) filter (where f.shipped_at is not null) as sent from fulfillment_item p
        join fulfillment f on f.id = p.fulfillment_id and f.canceled_at is null and f.deleted_at is null
        join order_fulfillment l on l.fulfillment_id = f.id and l.deleted_at is null
        where p.deleted_at is null and p.line_item_id is not null group by p.line_item_id) packed
        on packed.line_item_id = i.item_id
      where i.deleted_at is null and o.updated_at < now() - interval '5 minutes' and (
        (i.fulfilled_quantity = 0 and coalesce(packed.pieces, 0) > 0)
        or i.fulfilled_quantity > coalesce(packed.pieces, 0) or i.shipped_quantity > i.fulfilled_quantity
        or (i.shipped_quantity = 0 and coalesce(packed.sent, 0) > 0) or i.shipped_quantity > coalesce(packed.sent, 0))`,
  // A piece takes at least one piece of stock, whatever a gift box is made of.
  '已付款的货既未预留也未打包 goods are paid, neither held nor fulfilled': `select i.item_id as id from placement p
      join "order" o on o.id = p.order_id and o.status not in ('canceled', 'archived') and o.deleted_at is null
      join order_item i on i.order_id = o.id and i.version = o.version and i.deleted_at is null
      join order_line_item x on x.id = i.item_id
      join product_variant v on v.id = x.variant_id and v.manage_inventory and not v.allow_backorder
        and v.deleted_at is null
      where p.state = 'paid' and p.deleted_at is null and p.paid_at < now() - interval '5 minutes'
        and o.updated_at < now() - interval '5 minutes' and not exists (select 1
          from order_payment_collection l join payment y on y.payment_collection_id = l.payment_collection_id
          join refund f on f.payment_id = y.id and f.deleted_at is null
          where l.order_id = o.id and l.deleted_at is null
          having sum(f.amount) >= (select sum(k.amount) from order_payment_collection m
            join payment z on z.payment_collection_id = m.payment_collection_id
            join capture k on k.payment_id = z.id and k.deleted_at is null
            where m.order_id = o.id and m.deleted_at is null))
        and not exists (select 1 from recall_affected a where a.line_item_id = i.item_id and a.kind = 'waiting'
          and a.state in ('refunding', 'refunded'))
        and i.quantity - i.fulfilled_quantity - i.written_off_quantity > coalesce((select sum(r.quantity)
          from reservation_item r where r.line_item_id = i.item_id and r.deleted_at is null), 0)`,
  '因召回退款的货还占着库存或又发出 goods paid back by a recall are held or sent': `select a.id from recall_affected a
      where a.kind = 'waiting' and a.state = 'refunded' and a.updated_at < now() - interval '1 minute' and (
        exists (select 1 from reservation_item r where r.line_item_id = a.line_item_id and r.deleted_at is null)
        or exists (select 1 from lot_movement m where m.line_item_id = a.line_item_id and m.reason = 'ship'
          and m.at > a.updated_at))`,
  '有事办完了没有告诉任何人 something was done and nobody was told': `select id from untold_events
      where created_at < now() - interval '5 minutes'`,
}
