// What people entered into the book by hand: two of them, and what they said.

/** Transactions that only a confirmed voucher brings into the book. */
const BY_HAND = `('channel_payout', 'cost_booked', 'payable_paid', 'producer_paid', 'book_corrected', 'case_borne')`

/** @type {Record<string, string>} */
export const VOUCHER_PROMISES = {
  '凭证没有第二人就入了账 a voucher is in the book with one person': `select id from ledger_voucher
      where state = 'confirmed' and (decided_by is null or decided_by = drafted_by)`,
  '手工分录与凭证不符 an entry by hand is not what a confirmed voucher says': `select t.id from ledger_transaction t
      left join ledger_voucher v on v.transaction_id = t.id and v.state = 'confirmed'
      where (t.kind in ${BY_HAND} or exists (select 1 from ledger_transaction o where o.id = t.reverses_id
          and (o.kind in ${BY_HAND} or o.kind = 'difference_booked')))
        and (v.id is null or (select count(*) from ledger_entry e where e.transaction_id = t.id and (e.account_id, e.amount_fen)
          in ((v.debit_account_id, v.amount_fen), (v.credit_account_id, -v.amount_fen))) <> 2)`,
  '已确认的凭证没有入账 a confirmed voucher is not in the book': `select v.id from ledger_voucher v
      left join ledger_transaction t on t.id = v.transaction_id
      where v.state = 'confirmed' and t.id is null`,
  '补记的差异没有按差额入账 a difference said to be booked is not in the book by what differs': `
      select d.id from bill_difference d left join ledger_transaction t on t.idempotency_key = 'difference:' || d.id
      left join ledger_entry e on e.transaction_id = t.id
        and e.account_id in (select id from ledger_account where kind = 'channel_receivable')
      where d.decision = 'booked_by_hand' and d.transaction_id is not null and e.amount_fen is distinct from
        (case d.line_kind when 'payment' then 1 else -1 end) * (d.there_fen - coalesce(d.here_fen, 0))`,
}
