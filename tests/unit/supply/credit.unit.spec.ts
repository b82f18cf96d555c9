/** 信用分: the published formula, and nothing else. */
import { type CreditFacts, scoreOf } from '@shanzhen/settlement/credit/formula'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const NEW: CreditFacts = { placed: 0, confirmed: 0, events: [] }
const event = (kind: CreditFacts['events'][number]['kind'], weight = 1, lifted = false) => ({ kind, weight, lifted })

describe('a shop’s rating', () => {
  it('begins at sixty, and comes to a hundred by orders and statements', () => {
    expect(scoreOf(NEW)).toMatchObject({ score: 60, tier: 'standard' })
    expect(scoreOf({ ...NEW, placed: 50 })).toMatchObject({ score: 75, tier: 'silver' })
    expect(scoreOf({ ...NEW, placed: 100, confirmed: 3 })).toMatchObject({ score: 100, tier: 'gold' })
    expect(scoreOf({ ...NEW, placed: 1000, confirmed: 30 }).score).toBe(100)
  })

  it('loses what is published for each event, half of it after sixty days, nothing of what was lifted', () => {
    const parts = (events: CreditFacts['events']) => scoreOf({ ...NEW, events }).score
    expect(parts([event('lapsed'), event('canceled'), event('lost'), event('floor')])).toBe(60 - 3 - 1 - 2 - 5)
    expect(parts([event('lapsed', 0.5), event('lapsed', 0.5)])).toBe(57)
    expect(parts([event('lapsed', 1, true), event('floor', 1, true)])).toBe(60)
  })

  it('lies between nothing and a hundred, is the sum of its parts, and never falls by an event that is lifted', () => {
    const events = fc.array(
      fc.record({
        kind: fc.constantFrom('lapsed', 'canceled', 'lost', 'floor'),
        weight: fc.double({ min: 0, max: 1, noNaN: true }),
        lifted: fc.boolean(),
      }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(events, fc.nat(500), fc.nat(20), (some, placed, confirmed) => {
        const facts = { placed, confirmed, events: some as CreditFacts['events'] }
        const { score, parts } = scoreOf(facts)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(100)
        const sum = parts.reduce((total, { points }) => total + points, 0)
        expect(score).toBe(Math.round(Math.min(100, Math.max(0, sum))))
        const all = facts.events.map((one) => ({ ...one, lifted: true }))
        expect(scoreOf({ ...facts, events: all }).score).toBeGreaterThanOrEqual(score)
      }),
    )
  })
})
