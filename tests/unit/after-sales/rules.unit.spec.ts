/** Numbers that split and states that move, over all cases. */
import { endOfDays } from '@shanzhen/after-sales/rules/days'
import { freightBack } from '@shanzhen/after-sales/rules/amounts'
import { DROPPED, mayMove } from '@shanzhen/after-sales/rules/states'
import { KINDS, STATES, type AfterSaleState } from '@shanzhen/after-sales/types'
import { shareOf } from '@shanzhen/money-kit/share'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const order = fc.record({ bought: fc.integer({ min: 1, max: 999 }), paid_fen: fc.nat(10_000_000) })

describe('shares of a line', () => {
  it('add up to what was paid, whatever the parts, and no piece gets more than a fen above its share', () => {
    fc.assert(
      fc.property(
        order,
        fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 40 }),
        ({ bought, paid_fen }, parts) => {
          let [claimed, given] = [0, 0]
          for (const part of [...parts, bought]) {
            const quantity = Math.min(part, bought - claimed)
            if (quantity === 0) continue
            const share = shareOf({ bought, paid_fen, before: claimed, before_fen: given, quantity })
            expect(Math.abs(share - (paid_fen * quantity) / bought)).toBeLessThanOrEqual(1)
            claimed += quantity
            given += share
            expect(given).toBeLessThanOrEqual(paid_fen)
          }
          expect([claimed, given]).toEqual([bought, paid_fen])
        },
      ),
    )
  })

  it('never promise more than was paid when refused claims come free in between', () => {
    fc.assert(
      fc.property(
        order,
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.boolean())),
        ({ bought, paid_fen }, steps) => {
          const open: { quantity: number; fen: number }[] = []
          for (const [quantity, refuse] of steps) {
            if (refuse) open.shift()
            const claimed = open.reduce((sum, claim) => sum + claim.quantity, 0)
            const given = open.reduce((sum, claim) => sum + claim.fen, 0)
            if (claimed + quantity > bought) continue
            const before = { before: claimed, before_fen: given }
            open.push({ quantity, fen: shareOf({ bought, paid_fen, ...before, quantity }) })
            expect(open.reduce((sum, claim) => sum + claim.fen, 0)).toBeLessThanOrEqual(paid_fen)
          }
        },
      ),
    )
  })

  it('gives freight back once, with the last of the goods', () => {
    expect(freightBack({ everything: false, freight_fen: 800, given_before_fen: 0 })).toBe(0)
    expect(freightBack({ everything: true, freight_fen: 800, given_before_fen: 0 })).toBe(800)
    expect(freightBack({ everything: true, freight_fen: 800, given_before_fen: 800 })).toBe(0)
  })
})

describe('the days of the law', () => {
  it('count from the day after receipt in Beijing, to the end of the seventh', () => {
    expect(endOfDays(new Date('2026-11-20T15:59:59Z'), 7).toISOString()).toBe('2026-11-27T16:00:00.000Z')
    expect(endOfDays(new Date('2026-11-20T16:00:00Z'), 7).toISOString()).toBe('2026-11-28T16:00:00.000Z')
  })
})

describe('a request', () => {
  const ends: AfterSaleState[] = ['refunded', ...DROPPED]
  it('never leaves its end, and reaches money only by way of approval', () => {
    for (const kind of KINDS) {
      for (const end of ends) expect(STATES.filter((to) => mayMove(kind, end, to))).toEqual([])
    }
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.array(fc.constantFrom(...STATES)), (kind, wishes) => {
        const walk: AfterSaleState[] = ['requested']
        for (const to of wishes) if (mayMove(kind, walk.at(-1) ?? 'requested', to)) walk.push(to)
        expect(new Set(walk).size).toBe(walk.length)
        if (walk.includes('refunding')) expect(walk).toContain('approved')
        if (walk.includes('refunding') && kind === 'return_refund') expect(walk).toContain('inspected')
      }),
    )
  })
})
