/** What a lot costs: whole fen, rounded once on its whole net weight, exact however large. */
import fc from 'fast-check'
import { costFen, costWords } from '../../../plugins/supply/purchase/src/cost'

const kg = (unit_fen: number, net_g_per_piece: number | null = null) => ({
  ...{ basis: 'kg' as const, unit_fen, net_g_per_piece, grade: '一级' },
})
const grams = (received_quantity: number, state = 'quarantine') => ({
  ...{ quantity_unit: 'g' as const, received_quantity, state },
})

describe('what a lot costs', () => {
  it('rounds half a fen up, once', () => {
    expect([costFen(kg(8000), grams(333)), costFen(kg(333), grams(1111)), costFen(kg(1), grams(500))]).toEqual([
      2664, 370, 1,
    ])
    expect(costFen(kg(1), grams(499))).toBe(0)
  })

  it('pays pieces by their count, or by the net weight of all of them', () => {
    const jars = { quantity_unit: 'piece' as const, received_quantity: 7, state: 'released' }
    expect(costFen({ basis: 'piece', unit_fen: 3050, net_g_per_piece: null }, jars)).toBe(21_350)
    expect(costFen(kg(8000, 333), jars)).toBe(18_648)
    expect(costWords(kg(8000, 333), jars)).toBe('一级 2.331 公斤 × ¥80.00/公斤')
  })

  it('owes nothing for what was voided or refused, whatever it weighs', () => {
    expect([costFen(kg(8000), grams(1000, 'voided')), costFen(kg(8000), grams(1000, 'rejected'))]).toEqual([0, 0])
  })

  it('is never half a fen off, nor ever below zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 1, max: 100_000_000 }), (unit, net_g) => {
        const exact = BigInt(unit) * BigInt(net_g)
        const off = BigInt(costFen(kg(unit), grams(net_g))) * 1000n - exact
        expect(off > -500n && off <= 500n).toBe(true)
      }),
    )
  })
})
