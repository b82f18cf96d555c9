/** What a sale at a shop's page earns: each line's own share, to the fen, and never more than its margin. */
import { earnedOf, type MoneyOfSale } from '@shanzhen/shop-pages/margins/earned'
import { splitRelease } from '@shanzhen/shop-pages/margins/release'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const LINES = [
  { line_item_id: 'a', paid_fen: 3000, margin_fen: 1000 },
  { line_item_id: 'b', paid_fen: 7000, margin_fen: 500 },
]
const earned = (refunded_fen = 0, back: [string, number][] = [], captured_fen = 10_000) =>
  earnedOf({ lines: LINES, captured_fen, refunded_fen, back: new Map(back) })

describe('what is earned', () => {
  it('is nothing until all goods are paid, and then all of it', () => {
    expect(earned(0, [], 9999)).toBe(0)
    expect(earned()).toBe(1500)
  })

  it('gives back the share of the line whose money went back, not of the others', () => {
    expect(earned(1500, [['a', 1500]])).toBe(1000)
    expect(earned(3000, [['a', 3000]])).toBe(500)
    expect(earned(7000, [['b', 7000]])).toBe(1000)
  })

  it('gives back of all lines alike where nobody says for which, after what staff added to the order', () => {
    expect(earned(5000)).toBe(750)
    expect(earned(5000, [], 15_000)).toBe(1500)
    expect(earned(8000, [['a', 3000]])).toBe(500 - 357)
  })

  it('gives back of the line that came back by a return first, and of the others only what went back beyond it', () => {
    const returned = (refunded_fen: number, came: [string, number][], captured_fen = 10_000) =>
      earnedOf({ ...{ lines: LINES, captured_fen, refunded_fen, back: new Map() }, returned: new Map(came) })
    expect(returned(0, [['a', 1500]])).toBe(1500)
    expect(returned(1500, [['a', 1500]])).toBe(1000)
    expect(returned(3000, [['a', 3000]])).toBe(500)
    expect(returned(3000, [['a', 3000]], 15_000)).toBe(500)
    expect(returned(7000, [['b', 7000]])).toBe(1000)
    expect(returned(10_000, [['a', 3000]])).toBe(0)
  })

  it('does not give back what is only on its way', () => {
    expect(earned(0, [['a', 3000]])).toBe(1500)
    expect(earned(1500, [['a', 3000]])).toBe(1000)
  })

  const line = fc
    .record({ paid_fen: fc.integer({ min: 1, max: 500_000 }), part: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ paid_fen, part }) => ({ paid_fen, margin_fen: Math.floor(paid_fen * part) }))
  const money: fc.Arbitrary<MoneyOfSale> = fc
    .record({
      lines: fc.array(line, { minLength: 1, maxLength: 8 }),
      more: fc.integer({ min: 0, max: 10_000 }),
      refunded: fc.double({ min: 0, max: 1, noNaN: true }),
      named: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
    })
    .map(({ lines, more, refunded, named }) => {
      const goods = lines.reduce((sum, { paid_fen }) => sum + paid_fen, 0)
      return {
        lines: lines.map((one, i) => ({ ...one, line_item_id: String(i) })),
        captured_fen: goods + more,
        refunded_fen: Math.floor((goods + more) * refunded),
        back: new Map(named.map((part, i) => [String(i), Math.floor((lines[i]?.paid_fen ?? 0) * part)])),
      }
    })

  it('lies between nothing and the margin, is nothing where all went back, and never grows with a refund', () => {
    fc.assert(
      fc.property(money, (sale) => {
        const most = sale.lines.reduce((sum, { margin_fen }) => sum + margin_fen, 0)
        const now = earnedOf(sale)
        expect(Number.isInteger(now) && now >= 0 && now <= most).toBe(true)
        expect(earnedOf({ ...sale, refunded_fen: sale.captured_fen })).toBe(0)
        const later = earnedOf({ ...sale, refunded_fen: Math.min(sale.captured_fen, sale.refunded_fen + 100) })
        expect(later).toBeLessThanOrEqual(now)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a release', () => {
  const sale = fc.record({ earned_fen: fc.nat(10_000), released_fen: fc.nat(10_000) })
  it('moves everything, or of what is owed only so much as the others and the deposit bear', () => {
    fc.assert(
      fc.property(fc.array(sale, { maxLength: 12 }), fc.nat(20_000), (sales, left) => {
        const rows = sales.map((one, i) => ({ ...one, order_id: String(i) }))
        const lines = splitRelease(rows, left)
        const sum = lines.reduce((total, { amount_fen }) => total + amount_fen, 0)
        const due = rows.reduce((total, { earned_fen, released_fen }) => total + earned_fen - released_fen, 0)
        expect(sum).toBe(Math.max(due, -left) || 0)
        for (const { order_id, amount_fen } of lines) {
          const { earned_fen, released_fen } = rows[Number(order_id)] ?? { earned_fen: 0, released_fen: 0 }
          const open = earned_fen - released_fen
          expect(Math.sign(amount_fen)).toBe(Math.sign(open))
          expect(Math.abs(amount_fen)).toBeLessThanOrEqual(Math.abs(open))
        }
      }),
    )
  })
})
