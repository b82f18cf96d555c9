import { CREDIT_EVENTS, type CreditEventKind } from '../wire'

/**
 * 信用分, as it is published to shops: sixty to begin with, more for what went well, less for what did not. What happened long
 * ago counts less: after sixty days half, after a hundred and twenty a quarter; after a year nothing. What staff lifted on
 * appeal does not count, and nothing counts that the center, a carrier or a producer did: late parcels, broken goods, recalls.
 */
export const CREDIT_FORMULA = 'credit-1'
export const CREDIT_RULES = {
  base: 60,
  /** Orders that were placed: all of it from a hundred (of today) on. */
  volume: { most: 30, from: 100 },
  /** Statements confirmed within fifteen days: all of it from three on. */
  confirmed: { most: 10, from: 3, within_days: 15 },
  /** Each: an order held until its time was over, one given up after it was placed, a claim that was refused. */
  lapsed: 3,
  canceled: 1,
  lost: 2,
  /** Each size listed below the floor now. */
  floor: 5,
  half_life_days: 60,
  window_days: 365,
  /** From this score on. */
  tiers: { silver: 70, gold: 85 },
} as const

/** `weight`: one when it happened, half after `half_life_days`; what stands below the floor weighs one while it does. */
export type CreditFacts = {
  placed: number
  confirmed: number
  events: { kind: CreditEventKind; weight: number; lifted: boolean }[]
}
export type CreditScore = {
  score: number
  tier: 'standard' | 'silver' | 'gold'
  parts: { kind: 'base' | 'volume' | 'confirmed' | CreditEventKind; points: number; count: number }[]
}

const tenth = (points: number) => Math.round(points * 10) / 10 || 0

export function scoreOf({ placed, confirmed, events }: CreditFacts): CreditScore {
  const share = (of: number, { most, from }: { most: number; from: number }) => tenth(most * Math.min(1, of / from))
  const parts: CreditScore['parts'] = [
    { kind: 'base', points: CREDIT_RULES.base, count: 1 },
    { kind: 'volume', points: share(placed, CREDIT_RULES.volume), count: tenth(placed) },
    { kind: 'confirmed', points: share(confirmed, CREDIT_RULES.confirmed), count: tenth(confirmed) },
    ...CREDIT_EVENTS.map((kind) => {
      const counted = events.filter((event) => event.kind === kind && !event.lifted)
      const weight = counted.reduce((sum, event) => sum + event.weight, 0)
      return { kind, points: -tenth(weight * CREDIT_RULES[kind]) || 0, count: counted.length }
    }),
  ]
  const sum = parts.reduce((total, { points }) => total + points, 0)
  const score = Math.round(Math.min(100, Math.max(0, sum)))
  const { silver, gold } = CREDIT_RULES.tiers
  return { score, tier: score >= gold ? 'gold' : score >= silver ? 'silver' : 'standard', parts }
}
