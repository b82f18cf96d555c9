// What producers are owed follows from what came in, at what price, and what was paid.

/** By lot what it costs: the newest price, rounded once; nothing of what was voided or refused. */
const DUE = `select p.lot_id, p.producer_id, case when l.state in ('voided', 'rejected') then 0
      when p.basis = 'piece' then p.unit_fen::numeric * l.received_quantity
      else floor((p.unit_fen::numeric * l.received_quantity
        * case l.quantity_unit when 'g' then 1 else coalesce(p.net_g_per_piece, 0) end + 500) / 1000) end as fen
    from (select distinct on (lot_id) * from lot_price order by lot_id, seq desc) p join lot l on l.id = p.lot_id`

/** @type {Record<string, string>} */
export const PURCHASE_PROMISES = {
  '批次的采购款与价格不符 a lot is owed other than its price says': `select coalesce(d.lot_id, b.lot_id) as id from (${DUE}) d
      full join (select t.reference_id as lot_id, a.owner_id as producer_id, -sum(e.amount_fen) as fen
        from ledger_account a join ledger_entry e on e.account_id = a.id join ledger_transaction t on t.id = e.transaction_id
        where a.kind = 'producer_payable' and t.reference_type = 'lot' group by 1, 2) b
        on b.lot_id = d.lot_id and b.producer_id = d.producer_id
      where coalesce(d.fen, 0) <> coalesce(b.fen, 0)`,
  '应付生产者与收货、更正、付款不符 what a producer is owed is not what lots cost less what was paid': `
      select coalesce(o.id, d.id, p.id) as id from (select a.owner_id as id, -sum(e.amount_fen) as fen
          from ledger_account a join ledger_entry e on e.account_id = a.id where a.kind = 'producer_payable' group by 1) o
      full join (select producer_id as id, sum(fen) as fen from (${DUE}) due group by 1) d on d.id = o.id
      full join (select id, sum(fen) as fen from (select a.owner_id as id, v.amount_fen as fen from ledger_voucher v
        join ledger_account a on a.id = v.debit_account_id
        where v.kind in ('producer_paid', 'case_borne') and v.state = 'confirmed' and not exists (select 1 from ledger_voucher r
          where r.kind = 'reversal' and r.state = 'confirmed' and r.reverses_id = v.transaction_id)
        union all select payee_id, amount_fen from payout where payee_type = 'producer' and out_of = 'producer_payable'
          and state not in ('refused', 'canceled', 'failed', 'returned')) paid group by 1) p
        on p.id = coalesce(o.id, d.id)
      where coalesce(o.fen, 0) <> coalesce(d.fen, 0) - coalesce(p.fen, 0)`,
}
