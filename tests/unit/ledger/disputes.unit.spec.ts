import { goodsMoney } from '@shanzhen/money-kit/disputes'
import { describe, expect, it } from 'vitest'

describe('what a bank gave back of an order', () => {
  const captured = { total_fen: 10_000, freight_fen: 2000 }
  const back = (refunded: typeof captured, lost_fen: number) =>
    goodsMoney({ captured, refunded }, lost_fen).refunded_fen

  it('is of goods and carriage as they are left', () => {
    expect(back({ total_fen: 0, freight_fen: 0 }, 5000)).toBe(4000)
    expect(back({ total_fen: 2000, freight_fen: 2000 }, 4000)).toBe(4000)
    expect(back({ total_fen: 8000, freight_fen: 0 }, 1000)).toBe(8000)
    expect(back({ total_fen: 4000, freight_fen: 0 }, 3000)).toBe(6000)
  })

  it('is all of the goods where it is all that was left or more, and never more', () => {
    for (const lost_fen of [6000, 10_000, 30_000])
      expect(back({ total_fen: 4000, freight_fen: 2000 }, lost_fen)).toBe(8000)
    expect(back({ total_fen: 10_000, freight_fen: 2000 }, 10_000)).toBe(8000)
    const none = { total_fen: 0, freight_fen: 0 }
    expect(goodsMoney({ captured: none, refunded: none }, 5000)).toEqual({ captured_fen: 0, refunded_fen: 0 })
  })
})
