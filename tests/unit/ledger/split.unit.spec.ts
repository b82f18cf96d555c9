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
  it.each([
    ['in', splitCapture],
    ['back', splitRefund],
  ])('%s in any parts: all parts together hold exactly the goods and the freight', (_, split) => {
    fc.assert(
      fc.property(order, shares, ({ goods, freight_fen }, weights) => {
        const total_fen = goods + freight_fen
        let before = 0
        let freight = 0
        for (const amount of cut(total_fen, weights)) {
          const part = split({ total_fen, freight_fen }, before, amount)
          expect(part.goods_fen + part.freight_fen).toBe(amount)
          expect(Math.min(part.goods_fen, part.freight_fen)).toBeGreaterThanOrEqual(0)
          before += amount
          freight += part.freight_fen
        }
        expect(freight).toBe(freight_fen)
      }),
    )
  })

  it('gives goods back before freight', () => {
    const money = { total_fen: 6680, freight_fen: 1000 }
    expect(splitRefund(money, 0, 5000)).toEqual({ goods_fen: 5000, freight_fen: 0 })
    expect(splitRefund(money, 5000, 1680)).toEqual({ goods_fen: 680, freight_fen: 1000 })
  })
})
