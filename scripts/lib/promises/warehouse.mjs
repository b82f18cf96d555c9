// What must be true of the supply center's bench. Five minutes' grace where a job brings it to its end.

/** @type {Record<string, string>} */
export const WAREHOUSE_PROMISES = {
  '装好的一单没有它的包裹 a packing is done and its parcel is not there': `select p.id from packing p
      left join fulfillment f on f.id = p.fulfillment_id and f.deleted_at is null
      where p.state = 'packed' and p.packed_at < now() - interval '5 minutes'
        and (f.id is null or f.canceled_at < now() - interval '5 minutes' or f.shipped_at is null)`,
  '交给承运商的包裹又拆了 a parcel was handed over and unpacked': `select m.fulfillment_id as id from manifest_parcel m
      join fulfillment f on f.id = m.fulfillment_id where f.canceled_at is not null`,
  '包裹上的运单号没有记为已用 a parcel bears a number that is not written down as used': `select n.number as id
      from waybill_number n join fulfillment_label l on shipping_waybill_key(l.tracking_number) = shipping_waybill_key(n.number)
        and l.deleted_at is null
      join fulfillment f on f.id = l.fulfillment_id and f.canceled_at is null and f.deleted_at is null
        and f.shipped_at between n.created_at and now() - interval '5 minutes'
      where n.state in ('reserved', 'canceled')`,
  '没通过抽检的包裹交给了承运商 a parcel that passed no look was handed over': `select s.fulfillment_id as id from parcel_sample s
      join manifest_parcel m on m.fulfillment_id = s.fulfillment_id where s.state <> 'passed'`,
  '装箱的人自己抽检 a packer looked at the own parcel': `select fulfillment_id as id from parcel_sample
      where judged_by = packer`,
  '收货单和它的批次对不上 a receiving note says other pieces than its lots came in with': `select n.id from receiving_note n
      join receiving_line l on l.note_id = n.id
      left join lateral (select sum(r.quantity) as said, sum((select m.delta from lot_movement m where m.lot_id = r.lot_id
          and m.reason = 'receive' order by m.id limit 1)) as came, count(*) filter (where not exists (select from lot
          where lot.id = r.lot_id and lot.good_id = l.good_id and lot.producer_id = n.producer_id)) as strange
        from receiving_lot r where r.line_id = l.id and r.undone_at is null) s on true
      where n.state = 'received' and (coalesce(s.said, 0) <> coalesce(l.received, 0)
        or coalesce(s.came, 0) <> coalesce(l.received, 0) or s.strange > 0)`,
  '撤销的收货单还有批次 a receiving note was taken back and a lot of it is in use': `select n.id from receiving_note n
      join receiving_line l on l.note_id = n.id join receiving_lot r on r.line_id = l.id
      join lot on lot.id = r.lot_id where lot.state <> 'voided' and (n.state <> 'received' or r.undone_at is not null)`,
  '数过的货位没有按差异盘点 a bin was counted and its difference is in no stocktake': `select b.id from bin_check b
      left join lot_act a on a.id = b.act_id
      where b.counted is not null and case when b.counted + b.picked = b.booked then b.act_id is not null
        else a.id is null or a.kind <> 'stocktake' or a.lot_id <> b.lot_id or a.quantity <> b.counted + b.picked end`,
  '一箱只交出了一部分 a carton was handed over in part': `select c.id from carton c
      join carton_parcel p on p.carton_id = c.id and p.removed_at is null
      left join manifest_parcel m on m.fulfillment_id = p.fulfillment_id
      group by c.id having count(m.fulfillment_id) > 0
        and (count(m.fulfillment_id) < count(*) or count(distinct m.manifest_id) > 1 or bool_or(c.state <> 'closed'))`,
  '撤销的波次里有装好的订单 a wave was dropped of which an order is packed': `select w.id from wave w
      join wave_order o on o.wave_id = w.id and o.state = 'packed' where w.state = 'dropped'`,
  "拣缺的货没有人在管 pieces a picker did not find are nobody's task": `select p.wave_id as id from pick p
      join wave_order o on o.wave_id = p.wave_id and o.order_id = p.order_id and o.state = 'open'
      where p.state = 'short' group by p.wave_id, p.line_item_id, p.inventory_item_id
      having sum(p.quantity - p.picked) > (select coalesce(sum(s.quantity), 0) from short_pick s
        where s.wave_id = p.wave_id and s.line_item_id = p.line_item_id and s.inventory_item_id = p.inventory_item_id)`,
  '已取消的订单还占着波次或运单号 a canceled order is still in a wave or keeps a number': `select o.id from "order" o
      where o.status = 'canceled' and o.updated_at < now() - interval '5 minutes' and (
        exists (select from wave_order w where w.order_id = o.id and w.state = 'open')
        or exists (select from waybill_wish w where w.order_id = o.id and w.state in ('wanted', 'reserved', 'failed')))`,
}
