import type { MedusaContainer } from '@medusajs/framework/types'
import { generateEntityId } from '@medusajs/framework/utils'
import { SHOP } from '@shanzhen/shops/modules/shop'
import { SETTLEMENT } from '../modules/settlement'
import type SettlementService from '../modules/settlement/service'
import type { TierCount } from '../modules/settlement/store/tiers'
import { appealAnswered, eventUnknown } from '../modules/settlement/errors'
import type { Credit } from '../wire'
import { CREDIT_FORMULA, CREDIT_RULES, scoreOf } from './formula'

/** A shop's rating as it stands this moment, with every event it is made of and what was said about each. */
export async function creditOf(container: MedusaContainer, shop_id: string): Promise<Credit> {
  const settlement = container.resolve(SETTLEMENT)
  const [[shop], counts, events, appeals, fall] = await Promise.all([
    container.resolve(SHOP).listShops({ id: shop_id }, { take: 1 }),
    settlement.creditCounts(shop_id),
    settlement.creditEvents(shop_id),
    settlement.appealsOf(shop_id),
    settlement.fallOf(shop_id),
  ])
  const appealOf = (key: string) => appeals.find(({ event_key }) => event_key === key)
  const known = events.map((event) => ({ ...event, lifted: appealOf(event.key)?.lifted === true }))
  const scored = scoreOf({ ...counts, events: known })
  return {
    ...{ ...scored, formula: CREDIT_FORMULA, rules: CREDIT_RULES },
    tier_now: shop?.tier ?? 'standard',
    falls: fall?.falls_at ? await fallSaid(settlement, fall, fall.falls_at) : null,
    held:
      shop?.tier_until && new Date(shop.tier_until) > new Date()
        ? { until: new Date(shop.tier_until).toISOString(), reason: shop.tier_reason ?? '' }
        : null,
    events: known.map(({ key, kind, about, at, weight, lifted }) => {
      const appeal = appealOf(key)
      return {
        ...{ key, kind, about, at: new Date(at).toISOString(), lifted },
        points: lifted ? 0 : -Math.round(weight * CREDIT_RULES[kind] * 10) / 10,
        appeal: appeal ? { reason: appeal.reason, at: new Date(appeal.at).toISOString(), answer: appeal.answer } : null,
      }
    }),
  }
}

type Falls = NonNullable<Credit['falls']>
export async function fallSaid(settlement: SettlementService, fall: TierCount, at: Date): Promise<Falls> {
  const { shop_id, before, rated: after, score, needed } = fall
  const { appeal, order } = await settlement.fallWaits(shop_id, at)
  const waits = appeal ? 'appeal' : order ? 'order' : null
  return { before, after, at: at.toISOString(), score, needed, waits }
}

/** @throws MedusaError not_found (no such event of this shop), conflict (said before) */
export async function appeal(
  container: MedusaContainer,
  { shop_id, key, reason, by }: { shop_id: string; key: string; reason: string; by: string },
): Promise<void> {
  const settlement = container.resolve(SETTLEMENT)
  const events = await settlement.creditEvents(shop_id)
  if (!events.some((event) => event.key === key)) throw eventUnknown()
  await settlement.addAppeal({ id: generateEntityId(undefined, 'cappl'), shop_id, event_key: key, reason, by })
}

/** @throws MedusaError not_allowed where staff act for the shop, conflict where it was answered before */
export async function answerAppeal(
  container: MedusaContainer,
  id: string,
  said: { lifted: boolean; answer: string; answered_by: string },
): Promise<void> {
  const settlement = container.resolve(SETTLEMENT)
  const [found] = await settlement.shopsOfAppeals([id])
  if (found) await container.resolve(SHOP).assertNotOwn(container, found.shop_id, said.answered_by)
  if (!(await settlement.answerAppeal(id, said))) throw appealAnswered()
}
