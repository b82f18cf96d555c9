import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PROVINCES, shortProvince } from '../../../plugins/selling/freight/src/provinces'
import { quoteFreight } from '../../../plugins/selling/freight/src/quote'
import { FreightTableSchema, readFreightTable } from '../../../plugins/selling/freight/src/schema'
import type { FreightLine, FreightTable } from '../../../plugins/selling/freight/src/types'

const express: FreightTable = {
  type: 'express',
  zones: [
    { name: '本省', provinces: ['陕西'], first_kg_fen: 600, further_kg_fen: 100, fresh: true, free_from_fen: null },
    {
      name: '边远',
      provinces: ['新疆', '西藏', '青海'],
      first_kg_fen: 2000,
      further_kg_fen: 1500,
      fresh: false,
      free_from_fen: null,
    },
  ],
  cold_step_g: 5000,
  cold_step_fen: 0,
}
const cold: FreightTable = { ...express, type: 'cold_chain', cold_step_fen: 1200 }
const pickup: FreightTable = { ...express, type: 'pickup', zones: [] }
const dry = (weight_g: number, quantity = 1): FreightLine => ({
  weight_g,
  quantity,
  perishable: false,
  cold_chain: false,
})
const fish = (weight_g: number, quantity = 1): FreightLine => ({
  weight_g,
  quantity,
  perishable: true,
  cold_chain: true,
})

describe('freight', () => {
  it.each([
    [1, 600],
    [1000, 600],
    [1001, 700],
    [2000, 700],
    [2001, 800],
  ])('costs %i g → %i fen in the province', (g, fen) =>
    expect(quoteFreight(express, [dry(g)], '陕西省').amount_fen).toBe(fen),
  )
  it('weighs the whole parcel, not each line', () =>
    expect(quoteFreight(express, [dry(250, 2), dry(500)], '陕西').amount_fen).toBe(600))
  it('is dearer far away', () => expect(quoteFreight(express, [dry(1500)], '新疆维吾尔自治区').amount_fen).toBe(3500))
  it('charges the cold per started five kilograms of cold goods only', () => {
    expect(quoteFreight(cold, [fish(1000, 5), dry(3000)], '陕西').amount_fen).toBe(600 + 700 + 1200)
    expect(quoteFreight(cold, [fish(1000, 6)], '陕西').amount_fen).toBe(600 + 500 + 2400)
  })
  it('lets anyone fetch anything for nothing', () =>
    expect(quoteFreight(pickup, [fish(9000)], null)).toMatchObject({ amount_fen: 0, weight_g: 9000 }))
  it.each([
    ['fresh goods by ordinary express', express, [fish(1000)], '陕西', 'needs_cold_chain'],
    ['fresh goods to Xinjiang', cold, [fish(1000)], '新疆', 'no_fresh_there'],
    ['dry goods by cold chain', cold, [dry(1000)], '陕西', 'cold_not_needed'],
    ['a province without a zone', express, [dry(1000)], '台湾省', 'not_served'],
    ['no province', express, [dry(1000)], undefined, 'province_unknown'],
    ['a word that is no province', express, [dry(1000)], 'Shaanxi', 'province_unknown'],
  ] as const)('refuses %s and says why', (_what, table, lines, province, refusal) => {
    const quote = quoteFreight(table, [...lines], province)
    expect(quote).toMatchObject({ amount_fen: null, refusal })
    expect(quote.reason).toMatch(/[一-龥]{5,}/)
  })

  const line = fc.record({
    weight_g: fc.integer({ min: 0, max: 20000 }),
    quantity: fc.integer({ min: 1, max: 99 }),
    perishable: fc.constant(false),
    cold_chain: fc.constant(false),
  })
  it('never gets cheaper by adding goods, and is whole fen', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 8 }),
        line,
        fc.constantFrom('陕西', '西藏'),
        (lines, more, to) => {
          const before = quoteFreight(express, lines, to).amount_fen ?? NaN
          const after = quoteFreight(express, [...lines, more], to).amount_fen ?? NaN
          expect(Number.isInteger(before)).toBe(true)
          expect(after).toBeGreaterThanOrEqual(before)
        },
      ),
    )
  })
  it.each([
    [9899, 700],
    [9900, 0],
    [9901, 0],
  ])('costs %i fen of goods %i fen of carriage where it is free from 9900 on', (goods_fen, fen) => {
    const zones = express.zones.map((zone) => ({ ...zone, free_from_fen: 9900 }))
    expect(quoteFreight({ ...express, zones }, [dry(1500)], '陕西', goods_fen).amount_fen).toBe(fen)
  })
  it('does not depend on how a quantity is split into lines', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 1, max: 20 }), (one, extra) => {
        const split = quoteFreight(express, [one, { ...one, quantity: extra }], '陕西')
        expect(split).toEqual(quoteFreight(express, [{ ...one, quantity: one.quantity + extra }], '陕西'))
      }),
    )
  })
})

describe('provinces', () => {
  it('knows every province by its short and its full name', () => {
    for (const province of PROVINCES) expect(shortProvince(province)).toBe(province)
    expect(shortProvince('内蒙古自治区')).toBe('内蒙古')
    expect(shortProvince(' 宁夏回族自治区')).toBe('宁夏')
    expect(shortProvince('陕')).toBeNull()
  })
})

describe('rate table', () => {
  it('accepts a whole table', () => expect(FreightTableSchema.safeParse(express).success).toBe(true))
  it('is read whatever else another version wrote into it, which staff may not', () => {
    const zones = express.zones.map((zone) => ({ ...zone, note: '山路' }))
    const later = { ...express, zones, note: '淡季' }
    expect(readFreightTable({ freight: later })).toEqual(express)
    expect(FreightTableSchema.safeParse(later).success).toBe(false)
    expect(readFreightTable({ freight: { ...later, cold_step_fen: -1 } })).toBeNull()
  })
  it('refuses a province in two zones, fractions of a fen, negative rates and unknown provinces', () => {
    const [first, second] = express.zones
    const refused = (zones: unknown[]) => FreightTableSchema.safeParse({ ...express, zones }).success
    expect(refused([first, { ...second, provinces: ['陕西'] }])).toBe(false)
    expect(refused([{ ...first, first_kg_fen: 1.5 }])).toBe(false)
    expect(refused([{ ...first, further_kg_fen: -1 }])).toBe(false)
    expect(refused([{ ...first, provinces: ['秦国'] }])).toBe(false)
    expect(refused([])).toBe(false)
  })
})
