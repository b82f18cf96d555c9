/**
 * 等级随信用分: once a month each shop's rating is counted. A better tier counts at once; a lower one is a price rise, and is
 * announced as long before as those, waits while an appeal or an order taken in before its day is open, and falls away where the
 * rating is back by then.
 */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, generateEntityId } from '@medusajs/framework/utils'
import { SUPPLY_OFFER } from '@shanzhen/shop-orders/modules/supply-offer'
import { SHOP } from '@shanzhen/shops/modules/shop'
import { SETTLEMENT } from '../modules/settlement'
import * as store from '../modules/settlement/store/tiers'
import type { CreditTier } from '../wire'
import { CREDIT_RULES } from './formula'
import { creditOf } from './rating'
import { tellFalls } from './tell-falls'

const PAGE = 200
const DAY_MS = 86_400_000
const BEIJING_MS = 8 * 3_600_000
const ORDER: CreditTier[] = ['standard', 'silver', 'gold']
const rank = (tier: CreditTier) => ORDER.indexOf(tier)
const neededFor = (tier: CreditTier): number => (tier === 'standard' ? 0 : CREDIT_RULES.tiers[tier])

/** `2026-12`, as it is in Beijing. */
export const monthOf = (now: Date): string => new Date(now.getTime() + BEIJING_MS).toISOString().slice(0, 7)

/** The first midnight in Beijing that is so many whole days away. */
export function midnightAfter(now: Date, days: number): Date {
  const day = Math.ceil((now.getTime() + days * DAY_MS + BEIJING_MS) / DAY_MS)
  return new Date(day * DAY_MS - BEIJING_MS)
}

/** Every hour; a month is counted once. One shop's trouble keeps no other waiting. @throws the first fault, after all */
export async function followRatings(container: MedusaContainer, now = new Date()): Promise<void> {
  const faults: unknown[] = []
  const each = (work: Promise<void>) => work.catch((error: unknown) => void faults.push(error))
  const settlement = container.resolve(SETTLEMENT)
  for (let after: Parameters<typeof settlement.fallsToCome>[0] = null; ;) {
    const page = await settlement.fallsToCome(after, PAGE)
    for (const fall of page) await each(follow(container, fall, now))
    const last = page.at(-1)
    if (page.length < PAGE || !last?.falls_at) break
    after = { falls_at: last.falls_at, id: last.id }
  }
  for (let after = ''; ;) {
    const page = await settlement.uncounted(monthOf(now), after, PAGE)
    for (const shop of page) await each(count(container, shop, now))
    if (page.length < PAGE) break
    after = page[page.length - 1].id
  }
  await each(tellFalls(container))
  if (!faults.length) return
  container.resolve(ContainerRegistrationKeys.LOGGER).error(`settlement: ${faults.length} ratings were not followed`)
  throw faults[0]
}

async function count(container: MedusaContainer, { id: shop_id, tier, tier_until }: store.Standing, now: Date) {
  const settlement = container.resolve(SETTLEMENT)
  const { score, tier: rated, parts } = await creditOf(container, shop_id)
  const held = tier_until !== null && new Date(tier_until) > now
  // What is announced already comes on its day, and not once more.
  if (!held && rank(rated) < rank(tier) && (await settlement.fallOf(shop_id))) return
  const { notice_days } = container.resolve(SUPPLY_OFFER)
  const verdict = verdictOf(held, rank(rated) - rank(tier))
  await settlement.within(async (trx) => {
    const counted = {
      ...{ id: generateEntityId(undefined, 'tcnt'), shop_id, month: monthOf(now), score, needed: neededFor(tier) },
      ...{ parts: parts.map(({ kind, points }) => ({ kind, points })), before: tier, rated, verdict, notice_days },
      ...{ counted_at: now, falls_at: verdict === 'falls' ? midnightAfter(now, notice_days) : null },
    } as const
    if (!(await store.addCount(trx, counted)) || verdict !== 'raised') return
    const followed = { from: tier, to: rated, reason: `${monthOf(now)} 信用分 ${score} 分`, at: now }
    // Held or closed since it was read: it is counted in the next month.
    await container.resolve(SHOP).followRating(trx, shop_id, followed)
  })
}

const verdictOf = (held: boolean, ranks: number): store.TierCount['verdict'] =>
  held ? 'held' : ranks === 0 ? 'same' : ranks > 0 ? 'raised' : 'falls'

/** One fall as it stands now: away, still to come, or there. */
async function follow(container: MedusaContainer, fall: store.TierCount, now: Date): Promise<void> {
  const { id, shop_id, before, rated, falls_at } = fall
  const settlement = container.resolve(SETTLEMENT)
  const [shop] = await container.resolve(SHOP).listShops({ id: shop_id }, { take: 1 })
  const end = (outcome: store.TierOutcome) => settlement.within((trx) => store.endFall(trx, id, outcome, now))
  if (!shop || shop.state === 'closed' || shop.tier !== before) return void (await end('overtaken'))
  if (shop.tier_until && new Date(shop.tier_until) > now) return void (await end('held'))
  const { score, tier: rates } = await creditOf(container, shop_id)
  if (rank(rates) >= rank(before)) return void (await end('recovered'))
  if (!falls_at || now < falls_at || shop.state !== 'approved') return
  const { appeal, order } = await settlement.fallWaits(shop_id, falls_at)
  if (appeal || order) return
  await settlement.within(async (trx) => {
    // No lower than it was announced; better where the rating came back a part of the way.
    const to = rank(rates) > rank(rated) ? rates : rated
    const followed = { from: before, to, reason: `信用分 ${score} 分，已提前公告`, at: now }
    if (await container.resolve(SHOP).followRating(trx, shop_id, followed)) await store.endFall(trx, id, 'fell', now)
  })
}
