/** What a quarter's withdrawals came to, and what the payouts and their transfers say of the same. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { Span } from '@shanzhen/commission/tax/month'

export type QuarterLine = {
  distributor_id: string
  customer_id: string
  shown_name: string
  /** Orders whose commission it was. */
  orders: number
  payouts: number
  gross_fen: number
  /** Paid in a quarter and come back in this one. */
  returned_fen: number
  tax_fen: number
  net_fen: number
  /** What payouts say was paid, less what they say came back. */
  paid_out_fen: number
  /** What WeChat's transfers say was paid. */
  transferred_fen: number
  /** Paid, and no receipt of the channel's is kept. */
  without_receipt: number
  /** Paid while another 证件 held than is reported. */
  other_identity: boolean
  /** Other distributors of the quarter with the same 证件: their tax was counted apart. */
  same_identity: number
}

/** Every distributor that anything was paid to, or came back from, in the quarter. */
export async function quarterLines(knex: Knex, span: Span): Promise<QuarterLine[]> {
  const { rows } = await knex.raw<{ rows: QuarterLine[] }>(
    `with paid as (select * from commission_withdrawal where paid_at >= :from and paid_at < :to),
        back as (select * from commission_withdrawal where paid_at is not null and went_back_at >= :from and went_back_at < :to),
        steps as (select p.payee_id, p.id, p.channel, p.amount_fen, s.state from payout_step s join payout p on p.id = s.payout_id
          where p.payee_type = 'distributor' and s.state in ('paid', 'returned') and s.at >= :from and s.at < :to),
        who as (select distributor_id as id from paid union select distributor_id from back union select payee_id from steps),
        identity as (select distinct on (distributor_id) distributor_id, number_key from distributor_identity
          where distributor_id in (select id from who) order by distributor_id, id desc)
      select who.id as distributor_id, coalesce(d.customer_id, '') as customer_id, coalesce(d.shown_name, who.id) as shown_name,
        (select count(distinct l.order_id) from paid join commission_withdrawal_release o on o.withdrawal_id = paid.id
          and o.amount_fen > 0 join commission_release_line r on r.release_id = o.release_id
          join commission_line l on l.line_item_id = r.line_item_id where paid.distributor_id = who.id)::int as orders,
        p.payouts::int, (p.gross - b.gross)::float8 as gross_fen, b.gross::float8 as returned_fen,
        (p.tax - b.tax)::float8 as tax_fen, (p.net - b.net)::float8 as net_fen,
        (select coalesce(sum(case state when 'paid' then amount_fen else -amount_fen end), 0) from steps
          where payee_id = who.id)::float8 as paid_out_fen,
        (select coalesce(sum(case s.state when 'paid' then s.amount_fen else -s.amount_fen end), 0) from steps s
          where s.payee_id = who.id and (s.channel = 'bank' or exists (select 1 from payout_transfer t
            where t.payout_id = s.id and t.state = 'paid' and t.channel_number is not null)))::float8 as transferred_fen,
        (select count(*) from steps s join payout_transfer t on t.payout_id = s.id
          where s.payee_id = who.id and s.state = 'paid' and t.receipt is distinct from 'kept')::int as without_receipt,
        exists (select 1 from paid join identity i on i.distributor_id = paid.distributor_id
          cross join lateral (select number_key from distributor_identity d where d.distributor_id = paid.distributor_id
            and d.created_at <= paid.at order by d.id desc limit 1) held
          where paid.distributor_id = who.id and held.number_key <> i.number_key) as other_identity,
        (select count(*) from identity i join identity o on o.number_key = i.number_key
          and o.distributor_id <> i.distributor_id where i.distributor_id = who.id)::int as same_identity
      from who left join distributor d on d.id = who.id
        cross join lateral (select count(*) as payouts, coalesce(sum(gross_fen), 0) as gross, coalesce(sum(tax_fen), 0) as tax,
          coalesce(sum(net_fen), 0) as net from paid where distributor_id = who.id) p
        cross join lateral (select coalesce(sum(gross_fen), 0) as gross, coalesce(sum(tax_fen), 0) as tax,
          coalesce(sum(net_fen), 0) as net from back where distributor_id = who.id) b
      order by who.id`,
    span,
  )
  return rows
}

/** Quarters in which anything was paid or came back, the newest first. */
export async function quartersPaid(knex: Knex): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: { quarter: string }[] }>(
    `select distinct to_char(moved.at at time zone 'Asia/Shanghai', 'YYYY"Q"Q') as quarter from commission_withdrawal w
        cross join lateral (values (w.paid_at), (case when w.paid_at is not null then w.went_back_at end)) moved (at)
      where moved.at is not null order by 1 desc`,
  )
  return rows.map(({ quarter }) => quarter)
}
