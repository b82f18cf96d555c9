import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { decideRefund, refundNumber, type RefundIntent, type RefundRegister, type RefundRow } from './refund-register'

/**
 * The register in the shop's database (table wechat_refund of the wechatpay module). Raw SQL, because a payment
 * provider lives in the payment module's container and may not reach another module's service.
 */
export class PostgresRefundRegister implements RefundRegister {
  constructor(private readonly knex: Knex) {}

  async claim(intent: RefundIntent): Promise<string> {
    return await this.knex.transaction(async (trx) => {
      // One order's refunds are numbered one after the other, over all instances.
      await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`wechat_refund:${intent.out_trade_no}`])
      const { rows } = await trx.raw<{ rows: RefundRow[] }>(
        `select w.out_refund_no, w.sequence, w.amount_fen, w.refund_key, w.state,
                w.sent_at > now() - interval '30 seconds' as fresh,
                exists (select 1 from refund r where r.id = w.refund_key and r.deleted_at is null) as recorded
           from wechat_refund w where w.out_trade_no = ? order by w.sequence`,
        [intent.out_trade_no],
      )
      const decision = decideRefund(rows, intent)
      if ('takeOver' in decision) {
        const { out_refund_no } = decision.takeOver
        await trx('wechat_refund')
          .where({ out_refund_no })
          .update({ refund_key: intent.refund_key, state: 'sending', sent_at: trx.fn.now(), updated_at: trx.fn.now() })
        return out_refund_no
      }
      const out_refund_no = refundNumber(intent.out_trade_no, decision.sequence)
      await trx('wechat_refund').insert({
        ...intent,
        id: `wxref_${out_refund_no}`,
        out_refund_no,
        sequence: decision.sequence,
        state: 'sending',
        sent_at: trx.fn.now(),
      })
      return out_refund_no
    })
  }

  async settle(out_refund_no: string, state: RefundRow['state'], status?: string) {
    type Known = { out_refund_no: string; status: string | null }
    const { rows } = await this.knex.raw<{ rows: Known[] }>(
      `with settled as (
          update wechat_refund set state = ?, updated_at = now(), status = case
              when status in ('SUCCESS', 'ABNORMAL', 'CLOSED') and ?::text is not distinct from 'PROCESSING' then status
              else coalesce(?, status) end
            where out_refund_no = ? returning out_refund_no, out_trade_no, status)
        select out_refund_no, status from settled
        union all select other.out_refund_no, other.status from wechat_refund other
          join settled on settled.out_trade_no = other.out_trade_no and settled.out_refund_no <> other.out_refund_no`,
      [state, status ?? null, status ?? null, out_refund_no],
    )
    return new Map(rows.flatMap((row) => (row.status ? [[row.out_refund_no, row.status] as const] : [])))
  }
}
