/** 等级: which supply prices a shop buys at. It follows the shop's rating, unless staff hold it until a day. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { SHOP_TIERS, type ShopTier } from '../../../wire'
import { shopUnknown } from '../errors'
import { notHeld, notLowered, notTrading } from '../said-to-staff'

/** By whom a tier was set that follows the rating. */
export const BY_RATING = 'rating'
const DAY_MS = 86_400_000
const BEIJING_MS = 8 * 3_600_000

/** `until`: the last day in Beijing on which it is held. */
export type Held = { tier: ShopTier; reason: string; until: string; by: string }

/** The end of that day in Beijing. */
export const endOf = (day: string): Date => new Date(new Date(`${day}T00:00:00Z`).getTime() + DAY_MS - BEIJING_MS)

/**
 * Never below what it is: a lower tier is a price rise, and is announced by the count of ratings alone.
 * @throws MedusaError not_found, conflict: not trading; not_allowed: lower
 */
export async function holdTier(trx: Knex.Transaction, id: string, { tier, reason, until, by }: Held): Promise<void> {
  const shop = await trx('shop').where({ id }).forUpdate().first('state', 'tier')
  if (!shop) throw shopUnknown()
  if (shop.state !== 'approved') throw notTrading()
  if (SHOP_TIERS.indexOf(tier) < SHOP_TIERS.indexOf(shop.tier)) throw notLowered()
  await write(trx, id, { tier, tier_reason: reason, tier_until: endOf(until), tier_by: by })
}

/** From now on it follows the rating again. @throws MedusaError not_found, conflict: it is not held */
export async function letTierGo(trx: Knex.Transaction, id: string, said: { reason: string; by: string }) {
  const shop = await trx('shop').where({ id }).forUpdate().first('tier', 'tier_until')
  if (!shop) throw shopUnknown()
  if (!isHeld(shop, new Date())) throw notHeld()
  await write(trx, id, { tier: shop.tier, tier_reason: said.reason, tier_until: null, tier_by: said.by })
}

export type Followed = { from: ShopTier; to: ShopTier; reason: string; at: Date }

/** By the rating. @returns whether it was done: not where it is another tier by now, is held, or does not trade */
export async function followRating(trx: Knex.Transaction, id: string, { from, to, reason, at }: Followed) {
  const shop = await trx('shop').where({ id }).forUpdate().first('state', 'tier', 'tier_until')
  if (!shop || shop.state !== 'approved' || shop.tier !== from || isHeld(shop, at)) return false
  await write(trx, id, { tier: to, tier_reason: reason, tier_until: null, tier_by: BY_RATING })
  return true
}

export const isHeld = ({ tier_until }: { tier_until: Date | string | null }, at: Date): boolean =>
  tier_until !== null && new Date(tier_until) > at

type Written = { tier: ShopTier; tier_reason: string; tier_until: Date | null; tier_by: string }
const write = (trx: Knex.Transaction, id: string, set: Written) =>
  trx('shop')
    .where({ id })
    .update({ ...set, updated_at: new Date() })
