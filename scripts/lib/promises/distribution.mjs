// What sharing earns, beside the book.

/** @type {Record<string, string>} */
export const DISTRIBUTION_PROMISES = {
  '佣金与账本不符 what an order earned whoever brought it is not in the book as it says': `
      select l.order_id as id from (select order_id, sum(earned_fen) as fen from commission_line group by 1) l
        left join (select t.reference_id, sum(e.amount_fen) as fen from ledger_transaction t
            join ledger_entry e on e.transaction_id = t.id
            join ledger_account a on a.id = e.account_id and a.kind = 'distributor_commissions'
          where t.reference_type = 'commission' group by 1) b on b.reference_id = l.order_id
      where l.fen <> coalesce(b.fen, 0)
      union all
      select t.reference_id from ledger_transaction t where t.reference_type = 'commission'
        and not exists (select 1 from commission_sale s where s.order_id = t.reference_id)`,
  '待结算的佣金与各单不符 what waits for a distributor is not what orders earned and was not released': `
      select coalesce(a.owner_id, l.distributor_id) as id from (select a.owner_id, -b.balance_fen as fen
          from ledger_account a join ledger_balance b on b.account_id = a.id
          where a.kind = 'distributor_commission' and a.stage = 'pending') a
        full join (select distributor_id, sum(earned_fen - released_fen) as fen from commission_line group by 1) l
          on l.distributor_id = a.owner_id
      where coalesce(a.fen, 0) <> coalesce(l.fen, 0)`,
  '可提现的佣金与它的各单不符 a release of commissions is not what its lines come to, or stands in no book': `
      select r.id from commission_release r left join lateral (
          select coalesce(sum(amount_fen), 0) as fen from commission_release_line where release_id = r.id) l on true
        left join lateral (select -sum(e.amount_fen) as fen from ledger_transaction t
            join ledger_entry e on e.transaction_id = t.id
            join ledger_account a on a.id = e.account_id and a.kind = 'distributor_commission' and a.stage = 'available'
              and a.owner_id = r.distributor_id
          where t.reference_type = 'commission_release' and t.reference_id = r.id) b on true
      where r.amount_fen <> l.fen or r.amount_fen <> coalesce(b.fen, 0)`,
  '可提现的余额与佣金不符 what a distributor may withdraw is not what was released and not withdrawn': `
      select coalesce(a.owner_id, r.distributor_id) as id from (select a.owner_id, -b.balance_fen as fen
          from ledger_account a join ledger_balance b on b.account_id = a.id
          where a.kind = 'distributor_commission' and a.stage = 'available') a
        full join (select distributor_id, sum(amount_fen) as fen from (
            select distributor_id, amount_fen from commission_release
            union all select distributor_id, -gross_fen from commission_withdrawal where went_back_at is null) moved
          group by 1) r on r.distributor_id = a.owner_id
      where coalesce(a.fen, 0) <> coalesce(r.fen, 0)`,
  '提现与打款、代扣个税不符 a withdrawal is not what its payout pays and what was withheld, or came back beside it': `
      select w.id from commission_withdrawal w left join payout p on p.id = w.payout_id
        left join lateral (select coalesce(-sum(e.amount_fen), 0) as fen from ledger_transaction t
            join ledger_entry e on e.transaction_id = t.id join ledger_account a on a.id = e.account_id
            where t.reference_type = 'withdrawal' and t.reference_id = w.payout_id and a.kind = 'tax_withheld') tax on true
      where p.id is null or p.amount_fen <> w.net_fen or p.payee_id <> w.distributor_id
        or (w.went_back_at is not null) <> (p.state in ('failed', 'returned', 'refused', 'canceled'))
        or w.gross_fen <> (select coalesce(sum(o.amount_fen), 0) from commission_withdrawal_release o
          where o.withdrawal_id = w.id)
        or tax.fen <> case when w.went_back_at is null then w.tax_fen else 0 end
      union all
      select p.id from payout p where p.payee_type = 'distributor'
        and not exists (select 1 from commission_withdrawal w where w.payout_id = p.id)`,
  '代扣个税的月份与付款不符 tax is owed for a withdrawal that is not paid, or in another month than it was paid': `
      select w.id from commission_withdrawal w
        left join lateral (select min(s.at) as at from payout_step s where s.payout_id = w.payout_id and s.state = 'paid') s on true
        left join lateral (select
            coalesce(-sum(e.amount_fen) filter (where a.stage = 'pending'), 0) as way_fen,
            coalesce(-sum(e.amount_fen) filter (where a.stage = 'available'), 0) as owed_fen,
            coalesce(-sum(e.amount_fen) filter (where a.stage = 'available' and t.kind = 'tax_owed'
              and to_char(t.effective_at at time zone 'Asia/Shanghai', 'YYYY-MM')
                = to_char(w.paid_at at time zone 'Asia/Shanghai', 'YYYY-MM')), 0) as month_fen
          from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
            join ledger_account a on a.id = e.account_id and a.kind = 'tax_withheld'
          where t.reference_type = 'withdrawal' and t.reference_id = w.payout_id) tax on true
      where w.paid_at is distinct from s.at
        or tax.way_fen <> case when w.paid_at is null and w.went_back_at is null then w.tax_fen else 0 end
        or tax.owed_fen <> case when w.paid_at is not null and w.went_back_at is null then w.tax_fen else 0 end
        or tax.month_fen <> case when w.paid_at is not null then w.tax_fen else 0 end`,
  '季度报送与付款不符 the newest file of a quarter tells another income or tax than was paid and withheld': `
      select r.id from (select distinct on (quarter) * from quarter_report order by quarter, version desc) r
        cross join lateral (select make_timestamptz(left(r.quarter, 4)::int, (right(r.quarter, 1)::int - 1) * 3 + 1, 1, 0, 0, 0,
          'Asia/Shanghai') as at) q
        cross join lateral (select coalesce(sum(gross_fen), 0) as gross, coalesce(sum(tax_fen), 0) as tax from (
            select gross_fen, tax_fen from commission_withdrawal
              where paid_at >= q.at and paid_at < (q.at at time zone 'Asia/Shanghai' + interval '3 months') at time zone 'Asia/Shanghai'
            union all select -gross_fen, -tax_fen from commission_withdrawal where paid_at is not null
              and went_back_at >= q.at
              and went_back_at < (q.at at time zone 'Asia/Shanghai' + interval '3 months') at time zone 'Asia/Shanghai') w) s
      where r.gross_fen <> s.gross or r.tax_fen <> s.tax`,
  '核查中的提现付了出去 a withdrawal that is held goes on, or one goes on that nobody looked into': `
      select p.id from payout p left join payout_hold h on h.payout_id = p.id left join risk_case c on c.payout_id = p.id
      where p.state not in ('asked', 'refused', 'canceled') and (h.lifted_at is null and h.payout_id is not null
          or p.payee_type = 'distributor' and c.id is not null and c.state in ('open', 'held', 'refused'))
      union all
      select c.id from risk_case c left join payout_hold h on h.payout_id = c.payout_id
      where c.kind = 'withdrawal' and c.state in ('open', 'held') and (h.payout_id is null or h.lifted_at is not null)
      union all
      select r.id from commission_release r join risk_case c on c.distributor_id = r.distributor_id and c.kind = 'release'
        where r.amount_fen > 0 and r.at > c.created_at and (c.state = 'held' or r.at < c.state_at)`,
  '佣金超过规则 a line earned more than its rule gives, or by another rule than was in force': `
      select l.line_item_id as id from commission_line l join commission_sale s on s.order_id = l.order_id
        left join commission_rule r on r.id = l.rule_id
      where l.distributor_id <> s.distributor_id or l.earned_fen > l.paid_fen::bigint * l.rate_bps / 10000
        or (l.rule_id is not null and (r.rate_bps <> l.rate_bps or r.cap_fen is distinct from l.cap_fen
          or r.starts_at > s.decided_at or r.ends_at <= s.decided_at or r.stopped_at <= s.decided_at
          or r.scope = 'campaign' and not exists (select 1 from campaign c join campaign_good g on g.campaign_id = c.id
            where c.id = r.target_id and g.product_id = l.product_id and c.starts_at <= s.decided_at
              and least(c.ends_at, c.ended_at) > s.decided_at)))`,
  '没收到款或本人购买的订单有佣金 an order earned that is not paid, or that is a purchase of the distributor’s own': `
      select l.order_id as id from commission_line l join order_attribution a on a.order_id = l.order_id
      where l.earned_fen > 0 and (a.void_reason is not null or a.distributor_id <> l.distributor_id
        or not exists (select 1 from ledger_transaction t where t.reference_type = 'order' and t.reference_id = l.order_id
          and t.kind = 'payment_captured'))`,
  '归属对不上链接或分销员 an order is laid to somebody who never shared, or by a link or click that was none of theirs': `
      select a.order_id as id from order_attribution a left join distributor d on d.id = a.distributor_id
        left join share_link l on l.id = a.link_id
      where d.id is null or (a.link_id is not null and l.distributor_id is distinct from a.distributor_id)
        or a.click_at < a.decided_at - make_interval(days => a.window_days) - interval '1 hour'
        or a.click_at > a.decided_at + interval '5 minutes'`,
  '访客数与点击不符 a link’s visitors of a day are not those who are written down': `
      select d.link_id as id from share_link_day d left join lateral (select count(*) as visitors, sum(times) as clicks
          from share_click c where c.link_id = d.link_id and c.day = d.day) c on true
      where d.day > current_date - 80 and (d.visitors <> c.visitors or d.clicks is distinct from c.clicks)`,
}
