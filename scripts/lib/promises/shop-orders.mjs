// What small shops ordered, and the deposits they paid it out of.

/** @type {Record<string, string>} */
export const SHOP_ORDER_PROMISES = {
  '代发订单没有按记下的金额从预存款付款 an order of a small shop was not paid out of its deposit as it says': `
      select s.id from shop_order s
      left join (select t.reference_id as order_id, a.owner_id, sum(e.amount_fen) as paid
          from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
          join ledger_account a on a.id = e.account_id and a.kind = 'partner_deposit'
          where t.kind = 'payment_captured' group by 1, 2) b on b.order_id = s.order_id and b.owner_id = s.shop_id
      where s.order_id is not null and coalesce(b.paid, 0) <> s.goods_fen + s.freight_fen`,
  '从预存款付的订单不是店铺的代发订单 a deposit paid for an order that its shop did not send': `
      select distinct t.reference_id as id from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
      join ledger_account a on a.id = e.account_id and a.kind = 'partner_deposit'
      left join shop_order s on s.order_id = t.reference_id and s.shop_id = a.owner_id
      where t.reference_type = 'order' and s.id is null`,
  '预存款低于零 a deposit is below zero': `
      select a.owner_id as id from ledger_account a join ledger_balance b on b.account_id = a.id
      where a.kind = 'partner_deposit' and b.balance_fen > 0`,
  '充值没有按金额入预存款 a top-up is not in its deposit': `
      select u.id from deposit_top_up u
      left join (select t.reference_id, a.owner_id, -sum(e.amount_fen) as came from ledger_transaction t
          join ledger_entry e on e.transaction_id = t.id join ledger_account a on a.id = e.account_id
          where t.kind = 'deposit_topped_up' and a.kind = 'partner_deposit' group by 1, 2) b
        on b.reference_id = u.id and b.owner_id = u.owner_id
      where u.state = 'paid' and coalesce(b.came, 0) < u.amount_fen`,
  '充值到了没有入账 money of a top-up came and is not in the book': `
      select k.id from capture k join payment y on y.id = k.payment_id
      join deposit_top_up u on u.payment_collection_id = y.payment_collection_id
      where k.deleted_at is null and k.created_at < now() - interval '5 minutes'
        and not exists (select 1 from ledger_transaction t where t.idempotency_key = 'capture:' || k.id)`,
  '充值被原路退走 money of a top-up went back by its channel and stands in the deposit still': `
      select r.id from refund r join payment y on y.id = r.payment_id
      join deposit_top_up u on u.payment_collection_id = y.payment_collection_id where r.deleted_at is null`,
  '测试密钥下的订单动了真货真钱 an order in earnest was sent with a key for tests': `
      select s.id from shop_order s join shop_key k on k.id = s.made_by where k.mode = 'test'`,
  '代发订单等了太久没有下成 an order of a small shop waits and nobody places it': `
      select id from shop_order where state = 'waiting' and updated_at < now() - interval '15 minutes'`,
}
