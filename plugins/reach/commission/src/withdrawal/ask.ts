/** 提现: what is a distributor's own, as much as WeChat carries at once, less what is withheld; as much as was shown before. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { distributorCommission } from '@shanzhen/ledger/postings/chart'
import { askPayout } from '@shanzhen/payouts/ask'
import { PAYOUTS } from '@shanzhen/payouts/modules/payouts'
import type { PayoutRow } from '@shanzhen/payouts/types'
import { CURRENCY } from '../commission/book'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import { COMMISSION } from '../keys'
import { insertWithdrawal, paidBefore, unowned } from '../modules/commission/store/withdrawals'
import { openCase } from '../modules/risk/store/cases'
import { identityFirst, nothingToWithdraw, withdrawalChanged } from '../modules/commission/errors'
import { judgeWithdrawal } from '../risk/judge'
import { monthNow } from '../tax/month'
import { type PaidBefore, type TaxMode, withholding } from './tax'
import { holdTax } from './tax-book'

export type WithdrawalQuote = {
  /** All there is; below zero: buyers got money back after it was paid out. */
  own_fen: number
  gross_fen: number
  tax_fen: number
  net_fen: number
  tax_mode: TaxMode
  month: string
  before: PaidBefore
}
type Counted = WithdrawalQuote & { owned: { release_id: string; amount_fen: number }[] }

/** What a withdrawal would come to now; nothing is withheld of what is below zero. */
export async function quoteWithdrawal(container: MedusaContainer, distributor_id: string): Promise<WithdrawalQuote> {
  const { owned: _, ...quote } = await container
    .resolve(COMMISSION)
    .within((trx) => count(container, trx, distributor_id))
  return quote
}

async function count(container: MedusaContainer, trx: Knex, distributor_id: string, at = new Date()): Promise<Counted> {
  const { tax_mode } = container.resolve(COMMISSION)
  const month = monthNow(at)
  const there = await unowned(trx, distributor_id)
  const before = await paidBefore(trx, distributor_id, month, tax_mode)
  const own_fen = there.reduce((sum, { left_fen }) => sum + left_fen, 0)
  const most_fen = container.resolve(PAYOUTS).channelOf(container, 'wechat').most_transfer_fen
  const gross_fen = mostOf(own_fen, most_fen, (gross) => gross - withholding(tax_mode, gross, before))
  const tax_fen = gross_fen > 0 ? withholding(tax_mode, gross_fen, before) : 0
  const sums = { own_fen, gross_fen, tax_fen, net_fen: gross_fen - tax_fen }
  return { ...sums, tax_mode, month, before, owned: share(there, gross_fen) }
}

/** The most of it of which no more is left than WeChat carries at once; whoever earns more is never left with less. */
function mostOf(own_fen: number, most_fen: number, netOf: (gross_fen: number) => number): number {
  if (own_fen <= 0) return 0
  if (netOf(own_fen) <= most_fen) return own_fen
  let [enough, over] = [0, own_fen]
  while (over - enough > 1) {
    const middle = Math.floor((enough + over) / 2)
    if (netOf(middle) <= most_fen) enough = middle
    else over = middle
  }
  return enough
}

/** What was taken back first, then the oldest. */
function share(there: { release_id: string; left_fen: number }[], gross_fen: number): Counted['owned'] {
  if (gross_fen <= 0) return []
  let wanted_fen = gross_fen
  const back = there.filter(({ left_fen }) => left_fen < 0)
  for (const { left_fen } of back) wanted_fen -= left_fen
  const owned = there
    .filter(({ left_fen }) => left_fen > 0)
    .map(({ release_id, left_fen }) => {
      const amount_fen = Math.min(left_fen, wanted_fen)
      wanted_fen -= amount_fen
      return { release_id, amount_fen }
    })
  const taken = back.map(({ release_id, left_fen }) => ({ release_id, amount_fen: left_fen }))
  return [...taken, ...owned.filter(({ amount_fen }) => amount_fen > 0)]
}

/**
 * In one commit the releases are owned, the tax is withheld and the payout is asked for, held until the rules of risk looked.
 * @param net_fen what was shown @throws MedusaError not_allowed (no 证件, no WeChat, suspended), conflict (another sum by now, one is under way), invalid_data (too little)
 */
export async function askWithdrawal(
  container: MedusaContainer,
  distributor_id: string,
  { net_fen, asked_by }: { net_fen: number; asked_by: string },
): Promise<PayoutRow> {
  const seen = await quoteWithdrawal(container, distributor_id)
  if (seen.net_fen <= 0) throw nothingToWithdraw()
  if (seen.net_fen !== net_fen) throw withdrawalChanged()
  // What is paid is reported under it.
  if (!(await container.resolve(DISTRIBUTOR).identityOf(distributor_id))) throw identityFirst()
  const wish = { payee_type: 'distributor', payee_id: distributor_id, out_of: 'distributor_commission' }
  let counted: Counted | null = null
  const hold = async (trx: Knex.Transaction) => {
    const ledger = container.resolve(LEDGER)
    // Whoever earns or gives back moves this row: it is ours until the commit.
    const [own] = await ledger.ensureAccounts([distributorCommission(distributor_id, CURRENCY)], trx)
    await trx('ledger_balance').where({ account_id: own.id }).forUpdate().select('account_id')
    counted = await count(container, trx, distributor_id)
    if (counted.net_fen !== net_fen) throw withdrawalChanged()
  }
  const also = async (trx: Knex.Transaction, payout: PayoutRow) => {
    const { owned, own_fen: _, before, ...sums } = counted as unknown as Counted
    const { income_fen, withheld_fen, months } = before
    const row = { ...sums, distributor_id, payout_id: payout.id, months }
    await insertWithdrawal(trx, { ...row, income_before_fen: income_fen, withheld_before_fen: withheld_fen }, owned)
    await openCase(trx, distributor_id, payout.id)
    await holdTax(container, trx, { distributor_id, payout_id: payout.id, tax_fen: sums.tax_fen })
  }
  const payout = await askPayout(
    container,
    { ...wish, amount_fen: net_fen, whole_fen: seen.gross_fen, asked_by },
    hold,
    also,
  )
  await judgeWithdrawal(container, distributor_id, payout.id)
  return payout
}
