import { WechatPayError } from './errors'

/**
 * Which refund number stands for which intention. Medusa deletes its refund row when a refund fails, so a retry comes
 * with a new key; WeChat would pay a new number a second time. The register hands the retry its old number.
 */
export type RefundIntent = { out_trade_no: string; amount_fen: number; refund_key: string }

export type RefundRow = {
  out_refund_no: string
  sequence: number
  amount_fen: number
  refund_key: string
  state: 'sending' | 'in_doubt' | 'refused' | 'accepted'
  /** Sent less than half a minute ago: another request may still be under way. */
  fresh: boolean
  /** Medusa still has the refund this row was accepted for. */
  recorded: boolean
}

export interface RefundRegister {
  /** Runs alone per order: decides the number and marks it as being sent. */
  claim(intent: RefundIntent): Promise<string>
  /** @returns WeChat's last word on each refund of the order, by number: notifications may have overtaken answers */
  settle(out_refund_no: string, state: RefundRow['state'], status?: string): Promise<Map<string, string>>
}

export const refundNumber = (out_trade_no: string, sequence: number) => `${out_trade_no}-R${sequence}`

/**
 * Chooses the number for an intention among the earlier ones of the same order.
 * @returns the earlier row to take over, or the sequence of a new number
 * @throws WechatPayError REFUND_IN_PROGRESS, REFUND_IN_DOUBT
 */
export function decideRefund(rows: RefundRow[], intent: RefundIntent): { takeOver: RefundRow } | { sequence: number } {
  const sending = rows.find((row) => row.state === 'sending' && row.fresh && row.refund_key !== intent.refund_key)
  if (sending) throw new WechatPayError('REFUND_IN_PROGRESS')
  const same = rows.find((row) => row.refund_key === intent.refund_key)
  if (same) return { takeOver: same }
  const open = rows.filter((row) => row.state !== 'accepted' || !row.recorded)
  const retried = open.find((row) => row.amount_fen === intent.amount_fen)
  if (retried) return { takeOver: retried }
  if (open.some((row) => row.state !== 'refused')) throw new WechatPayError('REFUND_IN_DOUBT')
  return { sequence: rows.length + 1 }
}
