// What must be true of lots, holds and what was sold: stock has a reason, an order and a person.

/** Rows from before movements had to name their act keep what they say; their writer was called `inventory`. */
const SINCE = `m.actor <> 'inventory'`

/** Pieces of a packed line that movements of these kinds took from the lots. */
const moved = (/** @type {string} */ reasons) => `coalesce((select -sum(m.delta) from lot_movement m
        join lot o on o.id = m.lot_id where m.fulfillment_id = f.id and m.reason in (${reasons})
          and m.line_item_id = i.line_item_id and o.inventory_item_id = i.inventory_item_id), 0)`

/** @type {Record<string, string>} */
export const LOT_PROMISES = {
  '批次流水没有来由 a movement of a lot names no order and no act': `select m.id::text as id from lot_movement m
      where ${SINCE} and (m.reason in ('ship', 'return') and m.order_id is null
        or m.reason = 'ship' and num_nulls(m.line_item_id, m.fulfillment_id) > 0
        or m.reason in ('adjust', 'damage', 'transfer') and m.act_id is null)`,
  '退货记在别的订单上 a return stands on another order than what it returns': `select m.id::text as id
      from lot_movement m left join lot_movement s on s.id = m.returns_id
      where ${SINCE} and m.reason = 'return' and (s.reason is distinct from 'ship' or s.lot_id <> m.lot_id
        or (s.order_id, s.line_item_id, s.fulfillment_id)
          is distinct from (m.order_id, m.line_item_id, m.fulfillment_id))`,
  '退货多于发货 more came back into a lot than left it': `select m.returns_id::text as id from lot_movement m
      join lot_movement s on s.id = m.returns_id group by m.returns_id, s.delta having sum(m.delta) > -s.delta`,
  '包裹与批次流水不符 other pieces left the lots for a parcel than are in it': `
      select f.id from fulfillment f join order_fulfillment l on l.fulfillment_id = f.id and l.deleted_at is null
      join fulfillment_item i on i.fulfillment_id = f.id and i.deleted_at is null
      where f.deleted_at is null and f.canceled_at is null and f.created_at > (select min(o.created_at) from lot o
        where o.inventory_item_id = i.inventory_item_id)
        and not exists (select 1 from lot_movement m where m.reason = 'ship' and m.actor = 'inventory'
          and m.at between f.created_at - interval '1 minute' and f.created_at + interval '10 minutes')
      group by f.id, i.line_item_id, i.inventory_item_id
      having sum(i.quantity) not between ${moved("'ship', 'return'")} and ${moved("'ship'")}`,
  '取消的包裹没有退回批次 a canceled parcel has not come back into its lots': `select m.fulfillment_id as id
      from lot_movement m left join fulfillment f on f.id = m.fulfillment_id and f.deleted_at is null
      where m.fulfillment_id in (select m.fulfillment_id from lot_movement m where ${SINCE})
        and (f.canceled_at < now() - interval '5 minutes' or f.id is null and m.at < now() - interval '5 minutes')
      group by m.fulfillment_id having sum(m.delta) <> 0`,
  '已发货的商品仍被预留 stock is held for a line that is fulfilled': `select r.id from reservation_item r
      join order_item i on i.item_id = r.line_item_id and i.deleted_at is null
      join "order" o on o.id = i.order_id and o.version = i.version and o.deleted_at is null
      left join sold_part p on p.line_item_id = r.line_item_id and p.inventory_item_id = r.inventory_item_id
      where r.deleted_at is null and greatest(r.updated_at, i.updated_at) < now() - interval '1 minute'
        and (select sum(t.quantity) from reservation_item t where t.line_item_id = r.line_item_id
          and t.inventory_item_id = r.inventory_item_id and t.deleted_at is null)
          > (i.quantity - coalesce(i.fulfilled_quantity, 0)) * coalesce(p.required_quantity, 1)`,
  '预留的不是售出的组成 other goods are held for a line than it was sold with': `select r.id from reservation_item r
      where r.deleted_at is null and r.updated_at < now() - interval '1 minute'
        and exists (select 1 from sold_part p where p.line_item_id = r.line_item_id)
        and not exists (select 1 from sold_part p where p.line_item_id = r.line_item_id
          and p.inventory_item_id = r.inventory_item_id)`,
}
