// What small shops sell at their own pages, and what of it they earn.

/** @type {Record<string, string>} */
export const SHOP_PAGE_PROMISES = {
  '主页毛利与账本不符 what a sale at a shop’s page earned is not in the book as it says': `
      select s.order_id as id from hosted_sale s left join (
          select t.reference_id, -sum(e.amount_fen) as fen from ledger_transaction t
            join ledger_entry e on e.transaction_id = t.id
            join ledger_account a on a.id = e.account_id and a.kind = 'shop_margin'
          where t.reference_type = 'hosted_sale' group by 1) b on b.reference_id = s.order_id
      where s.earned_fen <> coalesce(b.fen, 0)`,
  '待到账的毛利与各单不符 what waits for a shop is not what its sales earned and were not released': `
      select coalesce(a.owner_id, s.shop_id) as id from (select a.owner_id, -b.balance_fen as fen
          from ledger_account a join ledger_balance b on b.account_id = a.id where a.kind = 'shop_margin') a
      full join (select shop_id, sum(earned_fen - released_fen) as fen from hosted_sale group by 1) s
        on s.shop_id = a.owner_id
      where coalesce(a.fen, 0) <> coalesce(s.fen, 0)`,
  '到账的毛利与它的各单不符 a release of margins is not what its sales come to, or stands in no book': `
      select r.id from hosted_release r left join lateral (
          select coalesce(sum(amount_fen), 0) as fen from hosted_release_line where release_id = r.id) l on true
        left join lateral (select -sum(e.amount_fen) as fen from ledger_transaction t
            join ledger_entry e on e.transaction_id = t.id
            join ledger_account a on a.id = e.account_id and a.kind = 'partner_deposit' and a.owner_id = r.shop_id
          where t.reference_type = 'hosted_release' and t.reference_id = r.id) b on true
      where r.amount_fen <> l.fen or r.amount_fen <> coalesce(b.fen, 0)`,
  '没收到款的主页订单有毛利 a sale whose goods are not paid has earned': `
      select s.order_id as id from hosted_sale s where s.earned_fen > 0 and (
        select sum(l.paid_fen / l.quantity * case when o.id is null then l.quantity
            else least(l.quantity, coalesce(i.quantity, 0)) end) from hosted_sale_line l
          left join "order" o on o.id = l.order_id
          left join order_item i on i.order_id = o.id and i.version = o.version and i.item_id = l.line_item_id
            and i.deleted_at is null
          where l.order_id = s.order_id) > (
        select coalesce(-sum(e.amount_fen), 0) from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
          join ledger_account a on a.id = e.account_id and a.kind = 'goods_sales'
        where t.reference_type = 'order' and t.reference_id = s.order_id)`,
}
