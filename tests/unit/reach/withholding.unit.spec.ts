/** 个税 withheld from withdrawals, by the examples of the tax office and by what must hold of any sums. */
import { type TaxMode, withholding } from '@shanzhen/commission/withdrawal/tax'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const yuan = (sum: number) => Math.round(sum * 100)
const none = { income_fen: 0, withheld_fen: 0, months: 1 }

describe('over the year', () => {
  it('withholds ¥42 of ¥8,000 in the first month, and ¥138 more where it is ¥20,000 in the second', () => {
    expect(withholding('cumulative', yuan(8000), none)).toBe(yuan(42))
    const before = { income_fen: yuan(8000), withheld_fen: yuan(42), months: 2 }
    expect(withholding('cumulative', yuan(12_000), before)).toBe(yuan(138))
  })

  it('withholds nothing of little, and rises through its brackets', () => {
    expect(withholding('cumulative', yuan(6250), none)).toBe(0)
    expect(withholding('cumulative', yuan(51_250), none)).toBe(yuan(36_000 * 0.03))
    expect(withholding('cumulative', yuan(100_000), none)).toBe(yuan(75_000 * 0.1 - 2520))
    expect(withholding('cumulative', yuan(2_000_000), none)).toBe(yuan(1_595_000 * 0.45 - 181_920))
  })

  it('never gives back what was withheld before: the next withdrawals offset it', () => {
    expect(withholding('cumulative', yuan(100), { income_fen: yuan(8000), withheld_fen: yuan(42), months: 12 })).toBe(0)
  })
})

describe('of each month by itself', () => {
  it('is free to ¥800, has ¥800 off to ¥4,000, then a fifth', () => {
    expect(withholding('per_payment', yuan(800), none)).toBe(0)
    expect(withholding('per_payment', yuan(1800), none)).toBe(yuan(200))
    expect(withholding('per_payment', yuan(4000), none)).toBe(yuan(640))
    expect(withholding('per_payment', yuan(5000), none)).toBe(yuan(800))
    expect(withholding('per_payment', yuan(30_000), none)).toBe(yuan(24_000 * 0.3 - 2000))
    expect(withholding('per_payment', yuan(100_000), none)).toBe(yuan(80_000 * 0.4 - 7000))
  })
})

it.each<TaxMode>(['cumulative', 'per_payment'])(
  '%s: in parts it comes to what it is in one, and never to more than is paid',
  (mode) => {
    const parts = fc.array(fc.integer({ min: 1, max: yuan(60_000) }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(parts, (sums) => {
        let [income_fen, withheld_fen] = [0, 0]
        for (const gross of sums) {
          const tax = withholding(mode, gross, { income_fen, withheld_fen, months: 1 })
          expect(Number.isSafeInteger(tax) && tax >= 0 && tax <= gross).toBe(true)
          income_fen += gross
          withheld_fen += tax
        }
        expect(Math.abs(withheld_fen - withholding(mode, income_fen, none))).toBeLessThanOrEqual(1)
      }),
    )
  },
)
