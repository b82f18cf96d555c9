import type { MedusaContainer } from '@medusajs/framework/types'
import { type HandMethod, handProviderId } from '@shanzhen/money-kit/by-hand'
import { LEDGER } from '../modules/ledger'
import { moneyAccount, returnFreightCost } from './chart'

type Paid = { id: string; order_id: string; method: HandMethod; amount_fen: number; currency?: string }

/** 退货运费 from the till or the bank account: what a buyer laid out for sending bad goods back. Once per claim of it. */
export async function postReturnFreight(container: MedusaContainer, paid: Paid, at = new Date()): Promise<void> {
  const ledger = container.resolve(LEDGER)
  const { id, order_id, method, amount_fen, currency = 'cny' } = paid
  const idempotency_key = `return-freight:${id}`
  if ((await ledger.knownKeys([idempotency_key])).size) return
  const [cost, money] = await ledger.ensureAccounts([
    returnFreightCost(currency),
    moneyAccount({ provider_id: handProviderId(method) }, currency),
  ])
  await ledger.post({
    idempotency_key,
    kind: 'return_freight_paid',
    reference_type: 'order',
    reference_id: order_id,
    currency,
    effective_at: at,
    entries: [
      { account_id: cost.id, amount_fen },
      { account_id: money.id, amount_fen: -amount_fen },
    ],
  })
}
