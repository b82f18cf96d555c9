/** What a line earns, and by which rule: to the fen, never more than the rule gives, and all of it back with all of the money. */
import { earnedOf } from '@shanzhen/commission/commission/amount'
import { ruleFor } from '@shanzhen/commission/commission/rule-for'
import { goneOf } from '@shanzhen/money-kit/line-money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

type CommissionRule = Parameters<typeof ruleFor>[0][number]
const line = { quantity: 2, paid_fen: 6840, rate_bps: 1000, limit_bps: 2000, cap_fen: null }

describe('what a line earns', () => {
  it('is the rate of what was really paid, rounded down to the fen', () => {
    expect(earnedOf(line)).toBe(684)
    expect(earnedOf(line, 3420)).toBe(342)
    expect(earnedOf({ ...line, paid_fen: 6849 })).toBe(684)
    expect(earnedOf(line, 6840)).toBe(0)
    expect(earnedOf(line, 9999)).toBe(0)
  })

  it('never exceeds the limit of the good, nor so much for each piece', () => {
    expect(earnedOf({ ...line, limit_bps: 500 })).toBe(342)
    expect(earnedOf({ ...line, limit_bps: 0 })).toBe(0)
    expect(earnedOf({ ...line, cap_fen: 100 })).toBe(200)
    expect(earnedOf({ ...line, cap_fen: 100 }, 3420)).toBe(100)
  })

  it('shrinks with every fen that goes back, and is nothing when all of it did', () => {
    const terms = fc.record({
      quantity: fc.integer({ min: 1, max: 50 }),
      paid_fen: fc.integer({ min: 1, max: 2_000_000 }),
      rate_bps: fc.integer({ min: 0, max: 5000 }),
      limit_bps: fc.integer({ min: 0, max: 5000 }),
      cap_fen: fc.option(fc.integer({ min: 1, max: 5000 })),
    })
    const parts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 })
    fc.assert(
      fc.property(terms, parts, (one, gone) => {
        const sums = [0, ...gone.sort((a, b) => a - b), 1].map((part) => earnedOf(one, one.paid_fen * part))
        for (const [i, sum] of sums.entries()) {
          expect(Number.isSafeInteger(sum) && sum >= 0).toBe(true)
          if (i) expect(sum).toBeLessThanOrEqual(sums[i - 1])
        }
        expect(sums[0]).toBeLessThanOrEqual((one.paid_fen * Math.min(one.rate_bps, one.limit_bps)) / 10_000)
        if (one.cap_fen !== null) expect(sums[0]).toBeLessThanOrEqual(one.cap_fen * one.quantity)
        expect(sums.at(-1)).toBe(0)
      }),
    )
  })

  it('takes of a line what went back for it and of all lines alike what nobody names', () => {
    const lines = [
      { line_item_id: 'a', paid_fen: 3000 },
      { line_item_id: 'b', paid_fen: 7000 },
    ]
    const gone = (refunded_fen: number, back: [string, number][] = []) =>
      goneOf({ lines, back: new Map(back), returned: new Map() }, { captured_fen: 10_000, refunded_fen })
    expect(gone(1500, [['a', 1500]])).toEqual([1500, 0])
    expect(gone(5000)).toEqual([1500, 3500])
    expect(gone(10_000)).toEqual([3000, 7000])
    expect(goneOf({ lines, back: new Map(), returned: new Map() }, { captured_fen: 9999, refunded_fen: 0 })).toBeNull()
  })
})

it('takes a line of parts that are no whole fen as paid where all of it is', () => {
  const seven = [{ line_item_id: 'a', paid_fen: (14_400 / 7) * 7 }]
  const none = { back: new Map<string, number>(), returned: new Map<string, number>() }
  expect(seven[0]?.paid_fen).toBeGreaterThan(14_400)
  expect(goneOf({ lines: seven, ...none }, { captured_fen: 14_400, refunded_fen: 0 })?.[0]).toBeCloseTo(0, 6)
})

describe('the rule of a good', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, n))
  const rule = (id: string, more: object = {}): CommissionRule => ({
    ...{ id, name: id, scope: 'all' as const, target_id: null, group_name: null, rate_bps: 500, cap_fen: null },
    ...{ starts_at: day(1), ends_at: null, entered_by: 'u', created_at: day(1), stopped_at: null, stopped_by: null },
    ...more,
  })
  const good = { scope: 'good' as const, target_id: 'p' }
  const shelf = { scope: 'shelf' as const, target_id: 's' }
  const campaign = (target_id: string) => ({ scope: 'campaign' as const, target_id })
  const pick = (rules: CommissionRule[], more: object = {}) =>
    ruleFor(rules, {
      product_id: 'p',
      shelf_ids: ['s'],
      campaign_ids: ['c', 'd'],
      group_name: null,
      at: day(10),
      ...more,
    })?.id ?? null

  it('is the narrowest: a good before a campaign before a shelf before all', () => {
    const all = [rule('all'), rule('shelf', shelf), rule('campaign', campaign('c')), rule('good', good)]
    expect(pick(all)).toBe('good')
    expect(pick(all, { product_id: 'q' })).toBe('campaign')
    expect(pick(all, { product_id: 'q', campaign_ids: ['e'] })).toBe('shelf')
    expect(pick(all, { product_id: 'q', campaign_ids: [], shelf_ids: [] })).toBe('all')
    expect(pick([rule('good', good)], { product_id: 'q' })).toBeNull()
  })

  it('is a group’s own before everybody’s, one with an end before what holds for good, then the newest', () => {
    const rules = [
      ...[rule('everybody'), rule('group', { group_name: '驿站' }), rule('ends', { ends_at: day(20) })],
      rule('later', { starts_at: day(5) }),
    ]
    expect(pick(rules, { group_name: '驿站' })).toBe('group')
    expect(pick(rules)).toBe('ends')
    expect(pick(rules, { at: day(20) })).toBe('later')
    expect(pick([rule('group', { group_name: '驿站' })])).toBeNull()
  })

  it('is of several campaigns that run the one of the higher rate, then the one entered first, in whatever order they come', () => {
    const rules = [
      rule('low', { ...campaign('c'), starts_at: day(9), ends_at: day(20) }),
      rule('late', { ...campaign('d'), rate_bps: 900, created_at: day(3) }),
      rule('early', { ...campaign('c'), rate_bps: 900, created_at: day(2), starts_at: day(2) }),
      rule('early-too', { ...campaign('d'), rate_bps: 900, created_at: day(2), starts_at: day(2) }),
    ]
    for (const list of [rules, rules.toReversed()]) {
      expect(pick(list)).toBe('early')
      expect(pick(list, { campaign_ids: ['d'] })).toBe('early-too')
      expect(pick(list, { campaign_ids: ['c'], at: day(1) })).toBeNull()
    }
    const group = rule('group', { ...campaign('c'), group_name: '驿站', rate_bps: 100 })
    expect(pick([...rules, group], { group_name: '驿站' })).toBe('group')
  })

  it('is in force from its beginning to its end, and never after it was stopped', () => {
    expect(pick([rule('a', { starts_at: day(10) })])).toBe('a')
    expect(pick([rule('a', { starts_at: day(11) })])).toBeNull()
    expect(pick([rule('a', { ends_at: day(10) })])).toBeNull()
    expect(pick([rule('a', { stopped_at: day(10) })])).toBeNull()
    expect(pick([rule('a', { stopped_at: day(11) })])).toBe('a')
  })
})
