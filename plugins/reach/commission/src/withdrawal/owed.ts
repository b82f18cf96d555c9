import type { MedusaContainer } from '@medusajs/framework/types'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { PAYOUTS } from '@shanzhen/payouts/modules/payouts'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'

/**
 * Whether an account has commission that waits, may be withdrawn or is on its way: with the account its name and WeChat would
 * be gone, and nobody could pay it any more. What is less than WeChat carries keeps nobody.
 */
export async function isOwedCommission(container: MedusaContainer, customer_id: string): Promise<boolean> {
  const distributor = await container.resolve(DISTRIBUTOR).distributorOfCustomer(customer_id)
  if (!distributor) return false
  const least_fen = container.resolve(PAYOUTS).channelOf(container, 'wechat').least_transfer_fen
  const funds = await container.resolve(LEDGER).funds('distributor', distributor.id)
  return funds.some(({ available_fen, pending_fen }) => pending_fen > 0 || available_fen >= Math.max(1, least_fen))
}
