/** A distributor's withdrawals as they read them: what was withheld beside what became of the payout. */
import type { MedusaContainer } from '@medusajs/framework/types'
import type { z } from '@medusajs/framework/zod'
import { PAYOUTS } from '@shanzhen/payouts/modules/payouts'
import type { PayoutRow } from '@shanzhen/payouts/types'
import { WECHAT } from '@shanzhen/wechat/modules/wechat'
import type * as wire from '../wire/commission'
import { COMMISSION } from '../keys'
import { withdrawalUnknown } from '../modules/commission/errors'
import type { Withdrawal } from '../modules/commission/store/withdrawals'
import { quoteWithdrawal } from '../withdrawal/ask'

export async function quoteView(
  container: MedusaContainer,
  { id, customer_id }: { id: string; customer_id: string },
): Promise<z.input<typeof wire.WithdrawalQuote>> {
  const payouts = container.resolve(PAYOUTS)
  const channel = payouts.channelOf(container, 'wechat')
  const [quote, identity] = await Promise.all([
    quoteWithdrawal(container, id),
    container.resolve(WECHAT).identityOfCustomer(customer_id),
  ])
  return {
    ...{ ...quote, bound: identity !== null },
    // All there is may be less than the least: nobody is kept from ever being done with us.
    least_fen:
      quote.gross_fen === quote.own_fen
        ? channel.least_transfer_fen
        : Math.max(payouts.least_fen, channel.least_transfer_fen),
    most_fen: Math.min(payouts.most_fen, channel.most_transfer_fen),
  }
}

type Row = z.input<typeof wire.DistributorWithdrawal>

export async function withdrawalsView(
  container: MedusaContainer,
  distributor_id: string,
  page: { take: number; skip: number },
): Promise<{ withdrawals: Row[]; count: number }> {
  const [rows, count] = await container.resolve(COMMISSION).listWithdrawals(distributor_id, page)
  return { withdrawals: await Promise.all(rows.map((row) => viewOf(container, row))), count }
}

async function viewOf(container: MedusaContainer, { payout_id, ...row }: Withdrawal): Promise<Row> {
  const payouts = container.resolve(PAYOUTS)
  const payout: PayoutRow = await payouts.find(payout_id)
  const held = await payouts.heldAmong([payout_id])
  const transfer = payout.state === 'sent' ? await payouts.transfer(payout_id) : null
  return {
    ...{ id: payout_id, number: payout.number },
    ...{ gross_fen: row.gross_fen, tax_fen: row.tax_fen, net_fen: row.net_fen },
    ...{ state: payout.state, state_at: payout.state_at, asked_at: row.at },
    ...{ reason: payout.state_reason, waits: transfer?.state === 'waiting', checking: held.has(payout_id) },
  }
}

/** @throws MedusaError not_found, also for another's */
export async function withdrawalView(
  container: MedusaContainer,
  distributor_id: string,
  payout_id: string,
): Promise<Row> {
  const row = await container.resolve(COMMISSION).findWithdrawal(distributor_id, payout_id)
  if (!row) throw withdrawalUnknown()
  return viewOf(container, row)
}
