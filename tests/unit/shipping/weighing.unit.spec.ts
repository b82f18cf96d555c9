/** What weighing gives back: every fen comes from a figure, rounded for the buyer, and never more than was paid. */
import {
  backFor,
  freightBackFor,
  freightGrams,
  isAbsurd,
  type Weighing,
  weighLine,
} from '@shanzhen/shipping/rules/weighing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const paid_fen = fc.nat(10_000_000)
const nominal_g = fc.integer({ min: 1, max: 50_000 })
/** A line with its pieces in parcels, each piece between half and one and a half of what it is sold as. */
const packed = fc
  .record({ paid_fen, nominal_g, parcels: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }) })
  .chain(({ parcels, nominal_g, paid_fen }) =>
    fc.record({
      line: fc.constant({
        ...{ line_item_id: 'ordli_1', paid_fen, nominal_g },
        quantity: parcels.reduce((sum, pieces) => sum + pieces, 0),
      }),
      parcels: fc.tuple(
        ...parcels.map((quantity) =>
          fc
            .integer({ min: Math.ceil((nominal_g * quantity) / 2), max: Math.floor(nominal_g * quantity * 1.5) })
            .map((actual_g) => ({ quantity, actual_g })),
        ),
      ),
    }),
  )

function weighAll({
  line,
  parcels,
}: {
  line: Parameters<typeof weighLine>[0]
  parcels: { quantity: number; actual_g: number }[]
}) {
  return parcels.reduce<Weighing[]>((before, parcel) => [...before, weighLine(line, before, parcel)], [])
}
const sum = (rows: Weighing[], key: 'share_fen' | 'back_fen') => rows.reduce((total, row) => total + row[key], 0)

describe('the difference of a lighter piece', () => {
  it.each([
    [6800, 1000, 940, 408],
    [6800, 1000, 999, 7],
    [100, 3000, 2999, 1],
    [6800, 1000, 1000, 0],
    [6800, 1000, 1400, 0],
    [0, 1000, 500, 0],
  ])('%i fen for %i g that weigh %i g give back %i fen', (share, nominal, actual, back) =>
    expect(backFor(share, nominal, actual)).toBe(back),
  )

  it('is the share of the missing grams, less than a fen above it, never more than was paid', () => {
    fc.assert(
      fc.property(paid_fen, nominal_g, fc.nat(75_000), (share_fen, nominal, actual) => {
        const back = backFor(share_fen, nominal, actual)
        const exact = (share_fen * Math.max(0, nominal - actual)) / nominal
        expect(Number.isSafeInteger(back)).toBe(true)
        expect(back).toBeGreaterThanOrEqual(Math.floor(exact))
        expect(back - exact).toBeLessThan(1)
        expect(back).toBeLessThanOrEqual(share_fen)
      }),
    )
  })

  it('calls a reading absurd below half and above one and a half', () => {
    expect([499, 500, 1500, 1501].map((actual_g) => isAbsurd(1000, actual_g))).toEqual([true, false, false, true])
  })
})

describe('a line in several parcels', () => {
  it('has shares that add up to what was paid, and gives back no more of it, each parcel no more than its share', () => {
    fc.assert(
      fc.property(packed, (order) => {
        const rows = weighAll(order)
        expect(sum(rows, 'share_fen')).toBe(order.line.paid_fen)
        expect(rows.every((row) => row.back_fen >= 0 && row.back_fen <= row.share_fen)).toBe(true)
        expect(sum(rows, 'back_fen')).toBeLessThanOrEqual(order.line.paid_fen)
      }),
    )
  })

  it('gives back parcel by parcel what it gives back at once, but for the rounding of each parcel', () => {
    fc.assert(
      fc.property(packed, ({ line, parcels }) => {
        const light = parcels.map(({ quantity, actual_g }) => ({
          ...{ quantity, actual_g: Math.min(actual_g, line.nominal_g * quantity) },
        }))
        const all_g = light.reduce((total, { actual_g }) => total + actual_g, 0)
        const whole = weighLine(line, [], { quantity: line.quantity, actual_g: all_g })
        const apart = sum(weighAll({ line, parcels: light }), 'back_fen')
        expect(Math.abs(apart - whole.back_fen)).toBeLessThanOrEqual(1.5 * light.length + 1)
      }),
    )
  })

  it('counts carriage by what is missing; heavier pieces make up for no lighter ones', () => {
    fc.assert(
      fc.property(packed, (order) => {
        const rows = weighAll(order)
        const grams = rows.map((_, i) => freightGrams(order.line, rows.slice(0, i + 1)))
        const sold_g = order.line.nominal_g * order.line.quantity
        expect(grams.every((g, i) => g <= (grams[i - 1] ?? sold_g))).toBe(true)
        const kept_g = rows.reduce((total, row) => total + Math.min(row.actual_g, row.nominal_g), 0)
        expect(grams.at(-1)).toBe(kept_g)
      }),
    )
  })
})

describe('carriage that counts less by the real weight', () => {
  const freight = fc.record({
    sold_fen: fc.integer({ min: 1, max: 50_000 }),
    discount: fc.double({ min: 0, max: 1, noNaN: true }),
    recounts: fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 8 }),
  })

  it('goes back parcel by parcel as it would at once, and never more than was paid', () => {
    fc.assert(
      fc.property(freight, ({ sold_fen, discount, recounts }) => {
        const paid_fen = Math.round(sold_fen * discount)
        // Each parcel can only make the order lighter.
        const falling = [...recounts].sort((a, b) => b - a)
        const given = falling.reduce(
          (before_fen, recounted_fen) => before_fen + freightBackFor({ paid_fen, sold_fen, recounted_fen, before_fen }),
          0,
        )
        const last = falling.at(-1) ?? 0
        expect(given).toBe(freightBackFor({ paid_fen, sold_fen, recounted_fen: last, before_fen: 0 }))
        expect(given).toBeLessThanOrEqual(paid_fen)
      }),
    )
  })

  it('is the part that was paid of it', () => {
    const at = (paid: number, recounted_fen: number, before_fen = 0) =>
      freightBackFor({ paid_fen: paid, sold_fen: 1800, recounted_fen, before_fen })
    expect([at(1800, 1300), at(900, 1300), at(0, 1300), at(1800, 1800), at(1800, 2300), at(1800, 1300, 500)]).toEqual([
      500, 250, 0, 0, 0, 0,
    ])
  })
})
