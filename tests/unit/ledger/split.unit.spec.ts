/** An order's money divides into goods and freight without a fen lost or invented. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  freightFault,
  type OrderMoney,
  splitCapture,
  splitRefund,
} from '../../../plugins/money/ledger/src/postings/split'

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
        const booked = { total_fen: 0, freight_fen: 0 }
        for (const amount of cut(total_fen, weights)) {
          const part = splitCapture({ total_fen, freight_fen }, booked, amount)
          expect(part.goods_fen + part.freight_fen).toBe(amount)
          expect(Math.min(part.goods_fen, part.freight_fen)).toBeGreaterThanOrEqual(0)
          booked.total_fen += amount
          booked.freight_fen += part.freight_fen
        }
        expect(booked.freight_fen).toBe(freight_fen)
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

  type Step = { goods: number; freight: number; weights: number[]; claim: number; said: number }
  const step: fc.Arbitrary<Step> = fc.record({
    ...{ goods: fc.nat({ max: 300_000 }), freight: fc.nat({ max: 5000 }), weights: shares },
    ...{ claim: fc.nat({ max: 60_000 }), said: fc.nat({ max: 6000 }) },
  })

  /** An order changed, paid and claimed again and again, as the postings see it. */
  function live(steps: Step[], seen: (book: { goods: number; freight: number }, order: OrderMoney) => void) {
    const captured = { total_fen: 0, freight_fen: 0 }
    const refunded = { total_fen: 0, freight_fen: 0 }
    const credited = { goods: 0, freight: 0 }
    const net = () => captured.total_fen - refunded.total_fen
    const worth = (sold: OrderMoney) => sold.total_fen - credited.goods - credited.freight
    const correct = (sold: OrderMoney) =>
      (captured.freight_fen += captured.total_fen ? freightFault(sold, captured, refunded, worth(sold) - net()) : 0)
    const giveBack = (amount: number, said?: number) => {
      const part = splitRefund(captured, refunded, amount, said)
      refunded.total_fen += amount
      refunded.freight_fen += part.freight_fen
      return part
    }
    for (const { goods, freight, weights, claim, said } of steps) {
      const freight_fen = freight + credited.freight
      const sold = { total_fen: goods + credited.goods + freight_fen, freight_fen }
      correct(sold)
      if (net() > worth(sold)) giveBack(net() - worth(sold))
      for (const amount of cut(worth(sold) - net(), weights)) {
        const part = splitCapture(sold, captured, amount)
        expect(part.goods_fen + part.freight_fen).toBe(amount)
        captured.total_fen += amount
        captured.freight_fen += part.freight_fen
        correct(sold)
      }
      const book = () => ({
        goods: captured.total_fen - captured.freight_fen - (refunded.total_fen - refunded.freight_fen),
        freight: captured.freight_fen - refunded.freight_fen,
      })
      seen(book(), { total_fen: worth(sold), freight_fen: freight })
      const back = giveBack(Math.min(claim, worth(sold)), said)
      credited.goods += back.goods_fen
      credited.freight += back.freight_fen
      seen(book(), { total_fen: worth(sold), freight_fen: sold.freight_fen - credited.freight })
    }
  }

  it('paid, added to, made cheaper, claimed and paid again: the book holds the order’s goods and freight to the fen', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
        live(steps, (book, order) =>
          expect(book).toEqual({ goods: order.total_fen - order.freight_fen, freight: order.freight_fen }),
        )
      }),
      { numRuns: 2000 },
    )
  })

  it('books the carriage of an order with a later addition once', () => {
    const first = splitCapture({ total_fen: 4590, freight_fen: 600 }, { total_fen: 0, freight_fen: 0 }, 4590)
    expect(first).toEqual({ goods_fen: 3990, freight_fen: 600 })
    const second = splitCapture({ total_fen: 7590, freight_fen: 600 }, { total_fen: 4590, freight_fen: 600 }, 3000)
    expect(second).toEqual({ goods_fen: 3000, freight_fen: 0 })
  })
})
