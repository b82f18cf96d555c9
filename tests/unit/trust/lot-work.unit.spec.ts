/** The form that makes lots of lots: what it sends adds up by lot, as the server and the database ask. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balanceOf, BULK, bodyOf, problemOf, type Work } from '../../../plugins/trust/lots/src/admin/lib/lot-work'
import { quantityProblem, wholeOf } from '../../../plugins/trust/lots/src/admin/lib/quantity'

const output = (change: object = {}) => ({ size: BULK, quantity: '1', net: '', grade: '', ...change })
const work = (change: Partial<Work> = {}): Work => ({
  ...{ kind: 'split', location_id: 'here', taken: { a: '10' }, outputs: [output()] },
  ...change,
})

describe('lots made of lots', () => {
  it('packs bulk goods by the weight of a piece, and writes the rest down as loss', () => {
    const jars = work({ kind: 'pack', outputs: [output({ size: 'jar', quantity: '19', net: '500', grade: '特级' })] })
    expect(balanceOf(jars, 'g')).toEqual({ took: 10_000, made: 9_500, loss: 500 })
    expect(bodyOf(jars, 'g')).toEqual({
      ...{ kind: 'pack', location_id: 'here', losses: [{ lot_id: 'a', quantity: 500 }] },
      children: [
        {
          ...{ inventory_item_id: 'jar', quantity: 19, sources: [{ lot_id: 'a', quantity: 9_500 }] },
          ...{ net_weight_g: 500, note: '等级：特级' },
        },
      ],
    })
  })

  it('says what does not hold before the server is asked', () => {
    expect(problemOf(work({ outputs: [output({ quantity: '10.5' })] }), 'g')).toBe('产出比领用多 0.5 kg，请核对')
    expect(problemOf(work({ kind: 'mix' }), 'g')).toBe('混批至少要领用两个批次')
    expect(problemOf(work({ kind: 'grade' }), 'g')).toBe('请填写每个新批次的等级')
    expect(problemOf(work({ taken: { a: '十' } }), 'g')).toBe('数量只能填数字')
    expect(problemOf(work({ outputs: [output({ quantity: '' })] }), 'g')).toBe('请填写每个新批次的数量')
    expect(problemOf(work(), 'g')).toBeNull()
  })

  it('refuses pieces that are not whole, and weights finer than a gram, instead of rounding them', () => {
    const bags = work({ taken: { a: '12.6' }, outputs: [output({ size: 'bag', quantity: '12' })] })
    expect(problemOf(bags, 'piece')).toBe('件数须为整数')
    expect(problemOf(work({ outputs: [output({ size: 'jar', quantity: '12.6', net: '500' })] }), 'g')).toBe(
      '件数须为整数',
    )
    expect(problemOf(work({ taken: { a: '10.0005' } }), 'g')).toBe('公斤数最多写到三位小数（克）')
    expect([wholeOf('12.6', 'piece'), wholeOf('12', 'piece'), wholeOf('0.1', 'g'), wholeOf('', 'g')]).toEqual([
      ...[null, 12, 100, null],
    ])
    expect(['12.6', '0', 'x', '', '7'].map((typed) => quantityProblem(typed, 'piece'))).toEqual([
      ...['件数须为整数', '数量至少为 1', '数量只能填数字', '请填写数量', null],
    ])
  })

  it('shares the loss of a mix so that every source gives what was taken of it', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(amounts, fc.double({ min: 0, max: 1, noNaN: true }), (taken, part) => {
        const total = taken.reduce((sum, quantity) => sum + quantity, 0)
        const made = Math.max(1, Math.round(total * part))
        const body = bodyOf(
          work({
            ...{ kind: 'mix', outputs: [output({ size: 'bag', quantity: String(made) })] },
            taken: Object.fromEntries(taken.map((quantity, i) => [`lot${i}`, String(quantity)])),
          }),
          'piece',
        )
        const { sources } = body.children[0]
        const given = [...sources, ...body.losses]
        expect(given.every(({ quantity }) => Number.isInteger(quantity) && quantity > 0)).toBe(true)
        expect(sources.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(made)
        for (const [i, quantity] of taken.entries()) {
          const own = given.filter(({ lot_id }) => lot_id === `lot${i}`)
          expect(own.reduce((sum, each) => sum + each.quantity, 0)).toBe(quantity)
        }
      }),
    )
  })
})
