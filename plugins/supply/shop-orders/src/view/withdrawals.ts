/** A shop's withdrawals: asked out of its deposit, to the account that was accepted. */
import type { MedusaContainer } from '@medusajs/framework/types'
import type { z } from '@medusajs/framework/zod'
import { askPayout, cancelPayout } from '@shanzhen/payouts/ask'
import { PAYOUTS } from '@shanzhen/payouts/modules/payouts'
import type { PayoutRow } from '@shanzhen/payouts/types'
import { SHOP } from '@shanzhen/shops/modules/shop'
import type { Withdrawal } from '../wire'
import { OrderRefused } from '../orders/place-one'

/** What a bank sent back, or a claim brought, may come when the shop is closed long since. */
const WITH_MONEY = ['approved', 'suspended', 'closed']

type Asked = { shop_id: string; by: string }

export const withdrawalView = (payout: PayoutRow): z.input<typeof Withdrawal> => ({
  ...{ id: payout.id, number: payout.number, amount_fen: payout.amount_fen, bank: payout.bank },
  ...{ holder: payout.holder, number_end: payout.number_end, state: payout.state, state_at: payout.state_at },
  ...{ asked_at: payout.created_at, reason: payout.state_reason, reference: payout.reference },
})

/** @throws OrderRefused where the shop was never approved; MedusaError as `askPayout` */
export function withdraw(
  container: MedusaContainer,
  { shop_id, by, amount_fen }: Asked & { amount_fen: number },
): Promise<PayoutRow> {
  const wish = { payee_type: 'shop', payee_id: shop_id, out_of: 'partner_deposit', amount_fen, asked_by: by }
  return askPayout(container, wish, async (trx) => {
    const { state } = await container.resolve(SHOP).holdTrading(trx, shop_id)
    if (!WITH_MONEY.includes(state)) throw new OrderRefused(409, 'not_approved', '小店还没有通过审核，没有预存款可提')
  })
}

export const takeBack = (container: MedusaContainer, { shop_id, by, id }: Asked & { id: string }): Promise<PayoutRow> =>
  cancelPayout(container, { id, payee_type: 'shop', payee_id: shop_id, by })

export async function withdrawalsView(
  container: MedusaContainer,
  shop_id: string,
  { take, before }: { take: number; before?: string },
) {
  const payouts = container.resolve(PAYOUTS)
  const rows = await payouts.payoutsOf({ payee_type: 'shop', payee_id: shop_id }, take + 1, before)
  const page = rows.slice(0, take)
  return {
    withdrawals: page.map(withdrawalView),
    ...{ least_fen: payouts.least_fen, most_fen: payouts.most_fen },
    next: rows.length > take ? (page.at(-1)?.id ?? null) : null,
  }
}
