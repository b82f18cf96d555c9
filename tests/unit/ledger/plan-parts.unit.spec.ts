import { planParts } from '@shanzhen/money-kit/refunds/plan-parts'
import { describe, expect, it } from 'vitest'

const fresh = (id: string, left_fen: number) => ({ id, left_fen, refund_id: null, back_fen: 0, back_freight_fen: 0 })
const given = (id: string, back_fen: number, back_freight_fen = 0, left_fen = 0) => ({
  ...{ id, left_fen, back_fen, back_freight_fen },
  refund_id: `ref_${id}`,
})

describe('a refund out of several payments', () => {
  it('begins with the named payment, goes on with the fullest, and takes no more than each holds', () => {
    const payments = [fresh('a', 300), fresh('b', 500), fresh('c', 0), fresh('d', 400)]
    expect(planParts(payments, { amount_fen: 1000, first: 'a' })).toEqual([
      { payment_id: 'a', amount_fen: 300, freight_fen: 0 },
      { payment_id: 'b', amount_fen: 500, freight_fen: 0 },
      { payment_id: 'd', amount_fen: 200, freight_fen: 0 },
    ])
    const all = planParts(payments, { amount_fen: 5000 })
    expect(all.map(({ payment_id, amount_fen }) => [payment_id, amount_fen])).toEqual([
      ['b', 500],
      ['d', 400],
      ['a', 300],
    ])
  })

  it('names carriage once over all parts', () => {
    const parts = planParts([fresh('a', 300), fresh('b', 500)], { amount_fen: 700, freight_fen: 600 })
    expect(parts.map(({ amount_fen, freight_fen }) => [amount_fen, freight_fen])).toEqual([
      [500, 500],
      [200, 100],
    ])
  })

  it('asks after a crash only for what did not go yet, and for nothing where all went', () => {
    const terms = { amount_fen: 700, freight_fen: 600, first: 'b' }
    expect(planParts([fresh('a', 300), given('b', 500, 500)], terms)).toEqual([
      { payment_id: 'a', amount_fen: 200, freight_fen: 100 },
    ])
    expect(planParts([given('a', 200, 100, 100), given('b', 500, 500)], terms)).toEqual([])
  })
})
