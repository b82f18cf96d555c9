/** What staff decide about what is held: it goes on, or it goes back; each with a reason, once. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { refusePayout } from '@shanzhen/payouts/decide'
import { bookCommission } from '../commission/book'
import { releaseOf } from '../commission/release'
import { ATTRIBUTION, DISTRIBUTOR, RISK } from '../keys'
import { caseMoved } from '../modules/risk/said-to-staff'
import { assertHeld } from '../modules/risk/store/cases'

export type RiskDecision = { id: string; act: 'release' | 'refuse'; reason: string; by: string }

/**
 * A withdrawal that is refused is the distributor's own again, tax and all, in that commit. Of a release that is refused the
 * orders that were seen earn nothing.
 * @throws MedusaError not_found, conflict (decided meanwhile), not_allowed (own)
 */
export async function decideRisk(container: MedusaContainer, { act, ...decision }: RiskDecision): Promise<void> {
  const risk = container.resolve(RISK)
  const { kind, distributor_id, payout_id, state, id } = await risk.find(decision.id)
  await container.resolve(DISTRIBUTOR).assertNotOwn(container, distributor_id, decision.by)
  if (state !== 'held') throw caseMoved()
  if (act === 'release') {
    await risk.letGo(decision)
    if (kind === 'release') await releaseOf(container, distributor_id, new Date(), { looked: true })
  } else if (payout_id) {
    await refusePayout(container, payout_id, decision, (trx) => assertHeld(trx, id))
  } else {
    // First the orders: cut off between them, it is still held and refused again.
    const findings = await risk.findingsOf([id])
    for (const order_id of new Set(findings.flatMap(({ orders }) => orders.map((order) => order.order_id)))) {
      await container.resolve(ATTRIBUTION).voidAttribution(order_id, 'risk')
      await bookCommission(container, order_id)
    }
    await risk.refuse(decision)
  }
}
