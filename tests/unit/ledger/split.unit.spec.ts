/** An order's money divides into goods and freight without a fen lost or invented. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitCapture, splitRefund } from '../../../plugins/ledger/src/postings/split'

const order = fc.record({
  goods: fc.integer({ min: 0, max: 500_000 }),
  freight_fen: fc.integer({ min: 0, max: 50_000 }),
})
const shares = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 6 })

/** Cuts a total at the given weights, as several payments of one order do. */
function cut(total_fen: number, weights: number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  let before = 0
  return weights
    .map((_, i) => {
      const until = Math.floor((total_fen * weights.slice(0, i + 1).reduce((a, b) => a + b, 0)) / sum)
      const part = until - before
      before = until
      return part
    })
    .filter((part) => part > 0)
}

describe('splitting an order’s money', () => {
  it('in in any parts: all parts together hold exactly the goods and the freight', () => {
    fc.assert(
      fc.property(order, shares, ({ goods, freight_fen }, weights) => {
        const total_fen = goods + freight_fen
        let before = 0
        let freight = 0
        for (const amount of cut(total_fen, weights)) {
          const part = splitCapture({ total_fen, freight_fen }, before, amount)
          expect(part.goods_fen + part.freight_fen).toBe(amount)
          expect(Math.min(part.goods_fen, part.freight_fen)).toBeGreaterThanOrEqual(0)
          before += amount
          freight += part.freight_fen
        }
        expect(freight).toBe(freight_fen)
      }),
    )
  })

  it('back in any parts, whatever is said of them: together exactly the goods and the freight', () => {
    const said = fc.array(fc.option(fc.integer({ min: -100, max: 200_000 }), { nil: undefined }), { maxLength: 6 })
    fc.assert(
      fc.property(order, shares, said, ({ goods, freight_fen }, weights, sayings) => {
        const total_fen = goods + freight_fen
        const before = { total_fen: 0, freight_fen: 0 }
        for (const [i, amount] of cut(total_fen, weights).entries()) {
          const part = splitRefund({ total_fen, freight_fen }, before, amount, sayings[i])
          expect(part.goods_fen + part.freight_fen).toBe(amount)
          expect(Math.min(part.goods_fen, part.freight_fen)).toBeGreaterThanOrEqual(0)
          before.total_fen += amount
          before.freight_fen += part.freight_fen
        }
        expect(before.freight_fen).toBe(freight_fen)
      }),
    )
  })

  it('gives goods back before freight, unless it is said how much of it is freight', () => {
    const money = { total_fen: 6680, freight_fen: 1000 }
    const back = (before_fen: number, amount_fen: number, said_fen?: number, freight_fen = 0) =>
      splitRefund(money, { total_fen: before_fen, freight_fen }, amount_fen, said_fen)
    expect(back(0, 5000)).toEqual({ goods_fen: 5000, freight_fen: 0 })
    expect(back(5000, 1680)).toEqual({ goods_fen: 680, freight_fen: 1000 })
    expect(back(0, 700, 500)).toEqual({ goods_fen: 200, freight_fen: 500 })
    expect(back(700, 700, 700, 500)).toEqual({ goods_fen: 200, freight_fen: 500 })
    expect(back(0, 300, 5000)).toEqual({ goods_fen: 0, freight_fen: 300 })
    expect(back(0, 300, 0.5)).toEqual({ goods_fen: 300, freight_fen: 0 })
    expect(back(5600, 300, 0)).toEqual({ goods_fen: 80, freight_fen: 220 })
  })
})
