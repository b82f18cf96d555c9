// What is on its way to somebody's bank account, or to their WeChat.

/** @type {Record<string, string>} */
export const PAYOUT_PROMISES = {
  '打款在途与办理中的打款不符 money in transit is not what payouts under way hold': `
      select coalesce(a.owner_id, p.payee_id) as id from (select a.owner_type, a.owner_id, -b.balance_fen as fen
          from ledger_account a join ledger_balance b on b.account_id = a.id where a.kind = 'payouts_in_transit') a
      full join (select payee_type, payee_id, sum(amount_fen) as fen from payout
          where state in ('asked', 'checked', 'approved', 'sent') group by 1, 2) p
        on p.payee_type = a.owner_type and p.payee_id = a.owner_id
      where coalesce(a.fen, 0) <> coalesce(p.fen, 0)`,
  '打款的状态和账本不符 a payout stands in the book other than its state says': `
      select p.id from payout p cross join lateral (
          select count(*) filter (where t.kind = 'payout_asked') as asked,
            count(*) filter (where t.kind = 'payout_paid') as paid,
            count(*) filter (where t.kind = 'payout_back') as back,
            coalesce(bool_and(e.fen = p.amount_fen), true) as whole
          from ledger_transaction t cross join lateral (
            select sum(amount_fen) filter (where amount_fen > 0) as fen from ledger_entry where transaction_id = t.id) e
          where t.reference_type = 'payout' and t.reference_id = p.id) b
      where b.asked <> 1 or b.paid <> (p.state in ('paid', 'returned'))::int or not b.whole
        or b.back <> (p.state in ('failed', 'returned', 'refused', 'canceled'))::int`,
  '微信转账和它的打款说法不一 a transfer and its payout say different things': `
      select p.id from payout p left join payout_transfer t on t.payout_id = p.id
      where p.channel <> 'bank' and p.state in ('sent', 'paid', 'failed') and p.state is distinct from
        case when t.state = 'paid' then 'paid' when t.state in ('failed', 'canceled', 'dropped') then 'failed'
          when t.state is not null then 'sent' end`,
  '打款记在了别的账户 a payout left another account than its channel has': `
      select p.id from payout p join ledger_transaction t on t.idempotency_key = 'payout:' || p.id || ':paid'
      where not exists (select 1 from ledger_entry e join ledger_account a on a.id = e.account_id
        where e.transaction_id = t.id and e.amount_fen = -p.amount_fen
          and a.kind = case when p.channel <> 'bank' then 'channel_receivable' else 'bank_deposit' end)`,
  '微信转账久未查询 nobody asks about a transfer that is not over': `select payout_id as id from payout_transfer
      where state not in ('paid', 'failed', 'canceled', 'dropped') and next_at < now() - interval '2 hours'`,
}
