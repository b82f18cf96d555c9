/** What an order is told of its money after a crash: all that moved, once, with its own amount. */
import fc from 'fast-check'
import { isWhole, planMend } from '../../../plugins/selling/checkout/src/pay/mend-plan'
import type { MoneyRecord, Movement } from '../../../plugins/selling/checkout/src/pay/money-record'

const NOW = new Date('2026-11-25T04:00:00Z')
const movement = (kind: Movement['kind'], id: string, amount_fen: number, age_s = 600): Movement => ({
  kind,
  id,
  payment_id: 'pay_1',
  payment_collection_id: 'pay_col_1',
  amount_fen,
  credit_fen: null,
  created_at: new Date(NOW.getTime() - age_s * 1000),
})
const booking = (reference: string, reference_id: string, amount_fen: number) => ({
  id: `ordtrx_${reference_id}_${amount_fen}`,
  reference,
  reference_id,
  amount_fen,
})
const record = (change: Partial<MoneyRecord>): MoneyRecord => ({
  order_id: 'order_1',
  currency_code: 'cny',
  canceled: false,
  pending_fen: 0,
  credited_fen: 0,
  movements: [],
  bookings: [],
  ...change,
})
const before = new Date(NOW.getTime() - 45_000)
const ids = (movements: Movement[]) => movements.map(({ id }) => id)

describe('an order whose money was cut off by a crash', () => {
  it('is whole when everything that moved is booked with its amount', () => {
    const plan = planMend(
      record({
        movements: [movement('capture', 'capt_1', 5000), movement('refund', 'ref_1', 130)],
        bookings: [booking('capture', 'capt_1', 5000), booking('refund', 'ref_1', -130)],
      }),
      before,
    )
    expect(isWhole(plan)).toBe(true)
  })

  it('is told of a capture and of a refund it never heard of', () => {
    const movements = [movement('capture', 'capt_1', 5000), movement('refund', 'ref_1', 130)]
    const plan = planMend(record({ movements, pending_fen: 5000 }), before)
    expect(ids(plan.unbooked)).toEqual(['capt_1', 'ref_1'])
    expect(plan.settle).toBe(true)
  })

  it('leaves alone what may still be under way', () => {
    expect(isWhole(planMend(record({ movements: [movement('refund', 'ref_1', 130, 10)] }), before))).toBe(true)
  })

  it('leaves a whole order alone while one refund of it is under way: its total is told last', () => {
    const movements = [movement('refund', 'ref_1', 130), movement('refund', 'ref_2', 70, 10)]
    const bookings = movements.map(({ id, amount_fen }) => booking('refund', id, -amount_fen))
    expect(isWhole(planMend(record({ movements, bookings, pending_fen: 70 }), before))).toBe(true)
  })

  it('replaces a booking that carries another refund’s amount', () => {
    const plan = planMend(
      record({
        movements: [movement('refund', 'ref_1', 130), movement('refund', 'ref_2', 70)],
        bookings: [booking('refund', 'ref_1', -70), booking('refund', 'ref_2', -70)],
      }),
      before,
    )
    expect(plan.misbooked).toEqual(['ordtrx_ref_1_-70'])
    expect(ids(plan.unbooked)).toEqual(['ref_1'])
  })

  it('takes off what was booked twice, and leaves one booking', () => {
    const movements = [movement('capture', 'cap_1', 1234)]
    const one = booking('capture', 'cap_1', 1234)
    const plan = planMend(record({ movements, bookings: [one, { ...one, id: 'ordtrx_again' }] }), before)
    expect([plan.misbooked, plan.unbooked]).toEqual([['ordtrx_again'], []])
    expect(isWhole(planMend(record({ movements, bookings: [one] }), before))).toBe(true)
  })

  it('takes an amount booked under the payment for a refund of that size, once', () => {
    const plan = planMend(
      record({
        movements: [movement('refund', 'ref_1', 130), movement('refund', 'ref_2', 130)],
        bookings: [booking('refund', 'pay_1', -130)],
      }),
      before,
    )
    expect(ids(plan.unbooked)).toEqual(['ref_2'])
  })

  it('closes a total that a cut-off refund left open, and never touches a canceled order’s', () => {
    const moved = {
      movements: [movement('refund', 'ref_1', 130)],
      bookings: [booking('refund', 'ref_1', -130)],
      pending_fen: 130,
    }
    expect(planMend(record(moved), before).settle).toBe(true)
    expect(planMend(record({ ...moved, canceled: true }), before).settle).toBe(false)
  })

  it('is whole once its plan is carried out, whatever was booked before', () => {
    const amounts = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 2 })), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(amounts, (parts) => {
        const movements = parts.map(([refund, fen], i) => movement(refund ? 'refund' : 'capture', `m_${i}`, fen))
        const signed = ({ kind, amount_fen }: Movement) => (kind === 'capture' ? amount_fen : -amount_fen)
        const bookings = movements.flatMap((moved, i) => {
          if (parts[i][2] === 0) return []
          return booking(moved.kind, moved.id, parts[i][2] === 1 ? signed(moved) : signed(moved) - 1)
        })
        const plan = planMend(record({ movements, bookings }), before)
        const mended = [
          ...bookings.filter(({ id }) => !plan.misbooked.includes(id)),
          ...plan.unbooked.map((moved) => booking(moved.kind, moved.id, signed(moved))),
        ]
        expect(mended.map(({ reference_id }) => reference_id).sort()).toEqual(ids(movements).sort())
        expect(isWhole(planMend(record({ movements, bookings: mended }), before))).toBe(true)
      }),
    )
  })
})
