// What must be true of money that staff take by hand, and of coupons.

/** @type {Record<string, string>} */
export const COUNTER_PROMISES = {
  '现金或转账没有记到现金、银行账 money taken by hand is not booked as cash or bank': `select k.id from capture k
      join payment y on y.id = k.payment_id and y.provider_id like 'pp\\_offline\\_%'
      where k.deleted_at is null and k.created_at < now() - interval '5 minutes' and not exists (select 1
        from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
        join ledger_account a on a.id = e.account_id and a.kind in ('cash_on_hand', 'bank_deposit')
        where t.idempotency_key = 'capture:' || k.id and e.amount_fen = round(k.amount * 100))`,
  '现金或转账没有经手人 money was taken by hand, and nobody says whose': `select k.id from capture k
      join payment y on y.id = k.payment_id and y.provider_id like 'pp\\_offline\\_%'
      where k.deleted_at is null and coalesce(k.created_by, '') = ''`,
  '退款已交还却没有入账 a refund was handed back, and the book does not know': `
      select r.value->>'id' as id from payment y
      cross join lateral jsonb_array_elements(case jsonb_typeof(y.data->'refunds') when 'array' then y.data->'refunds'
        else '[]' end) r
      where y.provider_id like 'pp\\_offline\\_%' and r.value->>'status' = 'SUCCESS' and not exists (select 1
        from ledger_transaction t where t.idempotency_key = 'refund-handed-back:' || (r.value->>'id'))`,
  '退货运费与入账不符 paid return freight is not in the book at its amount': `select f.id from return_freight f
      where f.state = 'paid' and coalesce((select sum(e.amount_fen) from ledger_transaction t
        join ledger_entry e on e.transaction_id = t.id and e.amount_fen > 0
        where t.idempotency_key = 'return-freight:' || f.id), 0) <> f.paid_fen`,
  '取消的订单没有退回优惠码 a canceled order has not given its coupons back': `select order_id as id from placement
      where state = 'canceled' and uses is not null and uses_returned_at is null and deleted_at is null
        and canceled_at < now() - interval '5 minutes'`,
  '优惠多于商品价款 the coupons of a line are more than it costs': `select i.item_id as id from order_item i
      join "order" o on o.id = i.order_id and o.version = i.version and o.deleted_at is null
      join order_line_item l on l.id = i.item_id
      join order_line_item_adjustment a on a.item_id = i.item_id and a.version = i.version and a.deleted_at is null
      where i.deleted_at is null and o.is_draft_order is not true and o.status <> 'canceled'
      group by i.id, i.item_id, l.unit_price
      having round(sum(a.amount), 2) > round(i.quantity * coalesce(i.unit_price, l.unit_price), 2)`,
  '价格低于 0 或不足一分 a price is below zero or ends between two fen': `select id from price
      where deleted_at is null and currency_code = 'cny' and (amount < 0 or amount <> round(amount, 2))`,
}
