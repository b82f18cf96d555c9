// What must be true of the book beside the orders it is about.
// The shop itself asks the same every night (`plugins/money/ledger/src/postings/correct-freight.ts`) and corrects what it finds.

/** @type {Record<string, string>} */
export const BOOK_PROMISES = {
  '运费入账与订单不符（每天 03:30 自动更正） freight in the book is not the order’s (corrected every night)': `
      select o.id from "order" o
      join order_summary s on s.order_id = o.id and s.version = o.version and s.deleted_at is null
      join (select t.reference_id, max(t.created_at) as last,
          coalesce(sum(e.amount_fen) filter (where t.kind like 'payment\\_captured%'
            and a.kind in ('channel_receivable', 'cash_on_hand', 'bank_deposit', 'partner_deposit')), 0) as captured,
          coalesce(-sum(e.amount_fen) filter (where t.kind not like 'payment\\_refunded%'
            and a.kind = 'freight_income'), 0) as freight,
          coalesce(sum(e.amount_fen) filter (where t.kind like 'payment\\_refunded%'
            and a.kind = 'freight_income'), 0) as back
        from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
        join ledger_account a on a.id = e.account_id where t.reference_type = 'order' group by 1) b
        on b.reference_id = o.id and b.captured > 0
      cross join lateral (select coalesce(round(sum(m.amount - coalesce((select sum(j.amount)
            from order_shipping_method_adjustment j where j.shipping_method_id = m.id and j.version = h.version
              and j.deleted_at is null), 0)) * 100), 0) as freight
        from order_shipping h join order_shipping_method m on m.id = h.shipping_method_id
        where h.order_id = o.id and h.version = o.version and h.deleted_at is null) sold
      where o.deleted_at is null and o.status <> 'canceled'
        and round((s.totals->>'pending_difference')::numeric, 2) = 0
        and greatest(s.updated_at, b.last) < now() - interval '5 minutes'
        and b.freight <> greatest(least(sold.freight, b.captured), least(b.back, b.freight))`,
}
