/** Bill and books side by side: every fen of either side is matched or named, and days run in Beijing. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareBill, type Movement } from '../../../plugins/money/reconciliation/src/lib/compare'
import {
  beijingDay,
  daysBetween,
  lastBillDay,
  midnight,
  nextDay,
} from '../../../plugins/money/reconciliation/src/lib/days'

const here = (number: string, amount_fen: number, change: Partial<Movement> = {}): Movement => ({
  kind: 'payment',
  number,
  amount_fen,
  order_id: null,
  due: true,
  ...change,
})
const there = (our_number: string, amount_fen: number, kind: Movement['kind'] = 'payment') => ({
  kind,
  our_number,
  amount_fen,
})
const nowhere = new Set<string>()

describe('comparing a bill', () => {
  it('finds nothing where both agree', () => {
    expect(compareBill([there('A', 1)], [here('A', 1)], nowhere)).toEqual([])
  })

  it('does not take a refund for the payment of the same number', () => {
    const found = compareBill([there('A', 1, 'refund')], [here('A', 1)], nowhere)
    expect(found.map(({ kind }) => kind)).toEqual(['missing_here', 'missing_there'])
  })

  it('adds up two lines of one number, so that a payment taken twice differs', () => {
    const found = compareBill([there('A', 100), there('A', 100)], [here('A', 100)], nowhere)
    expect(found).toMatchObject([{ kind: 'amount_differs', here_fen: 100, there_fen: 200 }])
  })

  it('does not miss money of another day, or money another bill names', () => {
    expect(compareBill([], [here('A', 1, { due: false })], nowhere)).toEqual([])
    expect(compareBill([], [here('A', 1)], new Set(['payment:A']))).toEqual([])
  })

  it('says nothing of a failed refund unknown here, and names one that is counted here', () => {
    expect(compareBill([there('R', 0, 'refund')], [], nowhere)).toEqual([])
    const counted = compareBill([there('R', 0, 'refund')], [here('R', 50, { kind: 'refund' })], nowhere)
    expect(counted).toMatchObject([{ kind: 'amount_differs', here_fen: 50, there_fen: 0 }])
  })

  it('explains every fen between the two sides, whatever they are', () => {
    const sides = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D', 'E'), fc.integer({ min: 1, max: 999 }))
    fc.assert(
      fc.property(sides, sides, (bill, books) => {
        const sum = (side: Record<string, number>) => Object.values(side).reduce((total, fen) => total + fen, 0)
        const lines = Object.entries(bill).map(([number, fen]) => there(number, fen))
        const movements = Object.entries(books).map(([number, fen]) => here(number, fen))
        const found = compareBill(lines, movements, nowhere)
        const explained = found.reduce((total, one) => total + (one.there_fen ?? 0) - (one.here_fen ?? 0), 0)
        expect(explained).toBe(sum(bill) - sum(books))
        expect(new Set(found.map(({ reference }) => reference)).size).toBe(found.length)
      }),
    )
  })
})

describe('days', () => {
  it('begin at midnight in Beijing', () => {
    expect(beijingDay(new Date('2026-11-24T15:59:59Z'))).toBe('2026-11-24')
    expect(beijingDay(new Date('2026-11-24T16:00:00Z'))).toBe('2026-11-25')
    expect(midnight('2026-11-25')).toEqual(new Date('2026-11-24T16:00:00Z'))
    expect(nextDay('2026-02-28')).toBe('2026-03-01')
    expect(nextDay('2027-01-01', -1)).toBe('2026-12-31')
  })

  it('have their bill from 10:30 of the next day on', () => {
    expect(lastBillDay(new Date('2026-11-25T10:29:59+08:00'))).toBe('2026-11-23')
    expect(lastBillDay(new Date('2026-11-25T10:30:00+08:00'))).toBe('2026-11-24')
  })

  it('are counted with both ends', () => {
    expect(daysBetween('2026-11-29', '2026-12-01')).toEqual(['2026-11-29', '2026-11-30', '2026-12-01'])
    expect(daysBetween('2026-12-02', '2026-12-01')).toEqual([])
  })
})
