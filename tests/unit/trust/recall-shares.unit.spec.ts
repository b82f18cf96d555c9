/** A line that is paid back in parts comes to what was paid for it, whatever the parts and who pays them. */
import { shareOf } from '@shanzhen/money-kit/share'
import { soldLine } from '@shanzhen/money-kit/sold-line'
import fc from 'fast-check'
import { rowPrice } from '../../../plugins/trust/recalls/src/recalls/row-price'

describe('a line paid back in parts', () => {
  it('loses no fen in three rows of a recall', () => {
    const line = { bought: 3, paid_fen: 100, returned: 0 }
    const parts = [0, 33, 67].map((fen, quantity) => rowPrice(line, { recalled: { quantity, fen } }, 1))
    expect(parts).toEqual([33, 34, 33])
  })

  it('comes to what was paid, in whatever parts rows, claims and returns take it', () => {
    const ways = fc.array(fc.record({ pieces: fc.integer({ min: 1, max: 40 }), claim: fc.boolean() }), { minLength: 1 })
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999 }),
        fc.integer({ min: 0, max: 40 }),
        ways,
        (paid_fen, returned, all) => {
          const bought = returned + all.reduce((sum, { pieces }) => sum + pieces, 0)
          const line = { bought, paid_fen, returned }
          const gone = { claimed: { quantity: 0, fen: 0 }, recalled: { quantity: 0, fen: 0 } }
          const returned_fen = shareOf({ bought, paid_fen, before: 0, before_fen: 0, quantity: returned })
          for (const { pieces, claim } of all) {
            const fen = rowPrice(line, gone, pieces)
            expect(Number.isSafeInteger(fen) && fen >= 0).toBe(true)
            const taken = claim ? gone.claimed : gone.recalled
            Object.assign(taken, { quantity: taken.quantity + pieces, fen: taken.fen + fen })
          }
          expect(returned_fen + gone.claimed.fen + gone.recalled.fen).toBe(paid_fen)
        },
      ),
    )
  })

  it('was sold for what it was, where Medusa counts what is left of it', () => {
    const yuan = 2 / 3
    const row = { quantity: 3, unit_price: 0.5, total: yuan, original_total: 1, discount_total: 1 / 3 }
    expect(soldLine({ ...row, detail: { return_received_quantity: 1 } })).toMatchObject({
      ...{ paid_fen: 100, original_fen: 150, discount_fen: 50 },
    })
  })
})
