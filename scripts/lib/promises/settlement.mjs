// What small shops are told of their money, and what late orders brought them.

/** @type {Record<string, string>} */
export const SETTLEMENT_PROMISES = {
  '对账单与账本不符 a statement is not what its lines in the book come to': `
      select s.id from shop_statement s cross join lateral (
          select coalesce(sum(-e.amount_fen), 0) as fen, count(e.id) as count,
            count(*) filter (where a.owner_id is distinct from s.shop_id or a.kind is distinct from 'partner_deposit') as others
          from shop_statement_line l left join ledger_entry e on e.id = l.entry_id
          left join ledger_account a on a.id = e.account_id where l.statement_id = s.id) b
      where s.closing_fen - s.opening_fen <> b.fen or b.count <> s.line_count or b.others > 0`,
  '对账单和之后的变动凑不成余额 the last statement and what moved since are not the balance': `
      select a.owner_id as id from ledger_account a join ledger_balance b on b.account_id = a.id
      join lateral (select closing_fen from shop_statement where shop_id = a.owner_id order by seq desc limit 1) s on true
      cross join lateral (select coalesce(sum(-e.amount_fen), 0) as fen from ledger_entry e where e.account_id = a.id
        and not exists (select 1 from shop_statement_line l where l.entry_id = e.id)) o
      where a.kind = 'partner_deposit' and a.owner_type = 'shop' and -b.balance_fen <> s.closing_fen + o.fen`,
  '代发订单到期没有判定 nobody decided whether an order of a small shop left in time': `
      select s.id from shop_order s where s.ship_by < now() - interval '2 hours'
        and not exists (select 1 from late_verdict v where v.shop_order_id = s.id)`,
  '延误补偿与账本不符 a credit for a late order is not in the book as it was decided': `
      select coalesce(v.shop_order_id, t.reference_id) as id from (select * from late_verdict where verdict = 'credited') v
      full join (select t.reference_id, a.owner_id, -sum(e.amount_fen) as fen from ledger_transaction t
          join ledger_entry e on e.transaction_id = t.id join ledger_account a on a.id = e.account_id
          where t.kind = 'late_credited' and a.kind = 'partner_deposit' group by 1, 2) t
        on t.reference_id = v.shop_order_id and t.owner_id = v.shop_id
      where v.amount_fen is distinct from t.fen`,
  '收回的延误补偿与账本不符 a credit that went back is not in the book as it was taken': `
      select coalesce(r.shop_order_id, t.reference_id) as id from late_return r
      full join (select t.reference_id, sum(e.amount_fen) as fen from ledger_transaction t
          join ledger_entry e on e.transaction_id = t.id join ledger_account a on a.id = e.account_id
          where t.kind = 'late_returned' and a.kind = 'partner_deposit' group by 1) t on t.reference_id = r.shop_order_id
      where r.amount_fen is distinct from t.fen`,
  '该降的等级没有降 a tier that was to fall has not, and nothing keeps it': `
      select c.id from tier_count c join shop s on s.id = c.shop_id and s.state = 'approved'
        where c.verdict = 'falls' and c.outcome is null and c.falls_at < now() - interval '6 hours'
          and not exists (select 1 from credit_appeal a where a.shop_id = c.shop_id and a.lifted is null)
          and not exists (select 1 from shop_order o where o.shop_id = c.shop_id and o.state in ('waiting', 'held')
            and o.created_at < c.falls_at)`,
  '归责与凭证不符 who bears a claim is not what its vouchers say, or is more than went back': `
      select coalesce(v.id, c.id) as id from (select s.after_sale_id as id, sum(s.amount_fen) as fen from case_share s
          join ledger_voucher v on v.id = s.voucher_id and v.state <> 'withdrawn' and v.reversed_by is null group by 1) c
        join after_sale a on a.id = c.id and coalesce(case when a.state = 'resent' then a.goods_fen else a.refund_fen end, -1) < c.fen
      full join (select v.id from ledger_voucher v left join case_share s on s.voucher_id = v.id
          and s.amount_fen = v.amount_fen
        where v.kind = 'case_borne' and v.state = 'confirmed' and s.id is null) v on false`,
}
