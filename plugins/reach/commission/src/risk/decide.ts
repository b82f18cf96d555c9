/** What staff decide about what is held: it goes on, or it goes back; each with a reason, once. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { refusePayout } from '@shanzhen/payouts/decide'
import { bookCommission } from '../commission/book'
import { releaseOf } from '../commission/release'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import { COMMISSION, RISK } from '../keys'
import { caseMoved, nothingToRefuse } from '../modules/risk/said-to-staff'
import { assertHeld } from '../modules/risk/store/cases'

export type RiskDecision = { id: string; act: 'release' | 'refuse'; reason: string; by: string }

/**
 * A withdrawal that is refused is the distributor's own again, tax and all, in that commit. Of a release that is refused the
 * orders that were seen are void in that commit, and earn nothing a moment later.
 * What came since a release was held is looked at as it is let go.
 * @throws MedusaError not_found, conflict (decided meanwhile), not_allowed (own, no order that could be refused)
 */
export async function decideRisk(container: MedusaContainer, { act, ...decision }: RiskDecision): Promise<void> {
  const risk = container.resolve(RISK)
  const { kind, distributor_id, payout_id, state, id } = await risk.find(decision.id)
  await container.resolve(DISTRIBUTOR).assertNotOwn(container, distributor_id, decision.by)
  if (state !== 'held') throw caseMoved()
  if (act === 'release') {
    await risk.letGo(decision)
    if (kind === 'release') await releaseOf(container, distributor_id, new Date())
  } else if (payout_id) {
    await refusePayout(container, payout_id, decision, (trx) => assertHeld(trx, id))
  } else {
    if (!(await risk.findingsOf([id])).some(({ orders }) => orders.length)) throw nothingToRefuse()
    // What is cut off here, the job that books commissions goes on with.
    for (const order_id of await risk.refuseRelease(decision)) await takeBack(container, order_id)
  }
}

/** Never fails whoever decided: it stands. */
async function takeBack(container: MedusaContainer, order_id: string): Promise<void> {
  try {
    await bookCommission(container, order_id)
    await container.resolve(COMMISSION).follower.clearFault(order_id)
  } catch (error) {
    const { message } = error as Error
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`commission of ${order_id} not taken back: ${message}`)
  }
}
