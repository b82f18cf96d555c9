// What must hold of lots: who let them in, on which day and by which test, and the promises that travel with them.

/** @type {Record<string, string>} */
export const LOT_RULE_PROMISES = {
  '检验人放行了自己检验的批次 a lot was let in by who inspected it': `select l.id from lot l where exists (select 1
      from inspection i where i.lot_id = l.id and i.inspector = l.released_by)`,
  '放行批次的人与收货人是同一邮箱或互有邀请关系 a lot was let in by a relation of who received it': `select l.id from lot l
      join (select distinct released_by as r, received_by as e from lot where released_by is not null) p
        on p.r = l.released_by and p.e = l.received_by where same_person(p.r, p.e)`,
  '已取消的订单还在召回里等待 a recall waits for an order that was canceled': `select a.id from recall_affected a
      join recall r on r.id = a.recall_id and r.state = 'open' join "order" o on o.id = a.order_id
      where a.kind = 'waiting' and a.state in ('pending', 'held', 'notified', 'untold') and o.status = 'canceled'
        and o.updated_at < now() - interval '5 minutes'`,
  '批次放行时已过保质期 a lot was past its day when it was let in': `select l.id from lot l
      where (l.released_at at time zone 'Asia/Shanghai')::date > l.best_before`,
  '不合格的批次已放行 a lot was let in whose last test failed': `select l.id from lot l where l.released_by is not null
      and (select i.verdict from inspection i where i.lot_id = l.id and i.kind = 'incoming'
        order by i.at desc, i.id desc limit 1) = 'failed'`,
  '复检没有写明原因 a lot that failed was tested again without a reason': `select i.lot_id as id from (select *,
        lag(verdict) over (partition by lot_id order by at, id) as before from inspection where kind = 'incoming') i
      where i.before = 'failed' and i.retest_reason is null`,
  '批次未放行而合格证已审核 a promise is approved and its lot is not let in': `select c.id from certificate c
      join lot l on l.id = c.lot_id where c.kind = 'promise' and c.state = 'approved' and l.released_by is null`,
  '作废的批次还有库存 a voided lot holds goods': `select l.id from lot l join lot_stock s on s.lot_id = l.id
      where l.state = 'voided' and s.quantity > 0`,
  '保质期与标准不同而没有原因 a lot keeps longer than its standard and nobody says why': `select l.id from lot l
      join standard s on s.id = l.standard_id where l.best_before > l.made_on + s.shelf_life_days
        and l.best_before_reason is null`,
  '出库的商品没有批次 goods left that no lot knows': `select f.id from fulfillment f
      join fulfillment_item i on i.fulfillment_id = f.id and i.deleted_at is null and i.inventory_item_id is null
      join order_line_item n on n.id = i.line_item_id
      join product_product_traceability_good k on k.product_id = n.product_id and k.deleted_at is null
      join good g on g.id = k.good_id and g.kind not in ('voucher', 'service')
      where f.canceled_at is null and f.deleted_at is null`,
}
