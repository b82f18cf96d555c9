import { checkScLicence, isCreditCode } from './check-digits'
import * as errors from './modules/traceability/errors'
import { type GoodFacts, type GoodKind, LOTLESS_KINDS, type ProducerFacts } from './types'

/** The rules a good's and a producer's facts keep among themselves; the database repeats the essential ones. */

/** @throws INVALID_DATA naming the first rule broken. */
export function assertGoodFacts(facts: GoodFacts): void {
  if (facts.kind === 'medicinal' && !facts.not_food) throw errors.medicinalMustNotBeFood()
  if (!needsLots(facts) && (!facts.not_food || facts.perishable || facts.sc_category || facts.variable_weight))
    throw errors.lotlessIsNoGood()
  if (facts.kind === 'processed' && !facts.sc_category) throw errors.processedNeedsCategory()
  if (facts.kind === 'fresh' && !facts.perishable) throw errors.freshMustBePerishable()
  if (facts.perishable !== (facts.return_rule === 'fresh_excluded')) throw errors.returnRuleMismatch()
}

/** Whether goods of this kind are sold by lot alone. */
export const needsLots = ({ kind }: { kind: GoodKind }): boolean => !LOTLESS_KINDS.includes(kind)

/** @throws INVALID_DATA for a licence or credit code whose shape or check digit is wrong. */
export function assertProducerFacts(facts: Pick<ProducerFacts, 'sc_licence' | 'credit_code'>): void {
  const { sc_licence: licence, credit_code: code } = facts
  if (licence) {
    const verdict = checkScLicence(licence)
    if (verdict === 'malformed') throw errors.licenceMalformed(licence)
    if (verdict === 'misprinted') throw errors.licenceMisprinted(licence)
  }
  if (code && !isCreditCode(code)) throw errors.creditCodeWrong(code)
}
