import type { MedusaContainer } from '@medusajs/framework/types'
import { LEDGER } from '../modules/ledger'
import { moneyAccount, refundPayable } from './chart'

export const handedBackKey = (refund_id: string) => `refund-handed-back:${refund_id}`

type HandedBack = { order_id: string; refund_id: string; provider_id: string; amount_fen: number; currency: string }

/** 待退款 → 库存现金 or 银行存款: a refund of money taken by hand was handed over. Once per refund. */
export async function postHandedBack(container: MedusaContainer, back: HandedBack, at = new Date()): Promise<void> {
  const ledger = container.resolve(LEDGER)
  const idempotency_key = handedBackKey(back.refund_id)
  if ((await ledger.knownKeys([idempotency_key])).size) return
  const currency = back.currency.toLowerCase()
  const [payable, money] = await ledger.ensureAccounts([refundPayable(currency), moneyAccount(back, currency)])
  await ledger.post({
    idempotency_key,
    kind: 'refund_handed_back',
    reference_type: 'order',
    reference_id: back.order_id,
    currency,
    effective_at: at,
    entries: [
      { account_id: payable.id, amount_fen: back.amount_fen },
      { account_id: money.id, amount_fen: -back.amount_fen },
    ],
  })
}
