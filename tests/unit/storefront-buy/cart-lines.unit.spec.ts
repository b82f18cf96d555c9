// The basket in the browser survives damaged storage, merges lines and keeps quantities in bounds.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buyParamFault,
  addLine,
  formatBuyParam,
  countPieces,
  parseBuyParam,
  parseCart,
  removeLines,
  restoreLine,
  selectedLines,
  selectLines,
  setLineQuantity,
  type CartLine,
} from '../../../storefront/shared/cart/cart-lines'

const line = (variant_id: string, quantity = 1): CartLine => ({
  variant_id,
  quantity,
  handle: 'ningshan-xianggu',
  title: '宁陕香菇',
  variant_title: '250g',
  thumbnail: null,
  price_fen: 3280,
  added_at: '2026-11-23T00:00:00.000Z',
})

describe('the basket', () => {
  it('adds the quantities of the same variant and keeps the latest price', () => {
    const lines = addLine(addLine([], line('a', 2)), { ...line('a', 3), price_fen: 3000 })
    expect(lines).toEqual([{ ...line('a', 5), price_fen: 3000 }])
  })

  it('selects a line again when more of it is added', () => {
    const lines = addLine(selectLines([line('a')], ['a'], false), line('a'))
    expect(selectedLines(lines)).toHaveLength(1)
  })

  it('never holds fewer than 1 or more than 99 of a variant', () => {
    expect(setLineQuantity([line('a')], 'a', 0)[0]?.quantity).toBe(1)
    expect(setLineQuantity([line('a')], 'a', 1000)[0]?.quantity).toBe(99)
    expect(setLineQuantity([line('a')], 'a', Number.NaN)[0]?.quantity).toBe(1)
  })

  it('keeps unselected lines out of the checkout but in the basket', () => {
    const lines = selectLines([line('a'), line('b', 2)], ['a'], false)
    expect(selectedLines(lines).map((entry) => entry.variant_id)).toEqual(['b'])
    expect(countPieces(lines)).toBe(3)
  })

  it('removes only the lines named', () => {
    expect(removeLines([line('a'), line('b')], ['a'])).toEqual([line('b')])
  })

  it('reads back exactly what it stored', () => {
    const lines = selectLines([line('a', 4), line('b')], ['b'], false)
    expect(parseCart(JSON.stringify(lines))).toEqual(lines)
  })

  it.each([[null], [''], ['{'], ['{"a":1}'], ['[1,null,{"variant_id":"x"}]']])(
    'takes damaged storage %s as empty',
    (stored) => {
      expect(parseCart(stored)).toEqual([])
    },
  )

  it('never fails on any stored value', () => {
    fc.assert(fc.property(fc.json(), (stored) => Array.isArray(parseCart(stored))))
  })
})

describe('the buy parameter', () => {
  it('reads variants with quantities, one piece when none is given', () => {
    expect(parseBuyParam('variant_1:2,variant_2')).toEqual([
      { variant_id: 'variant_1', quantity: 2 },
      { variant_id: 'variant_2', quantity: 1 },
    ])
  })

  it('sums a variant named twice', () => {
    expect(parseBuyParam(['variant_1:2', 'variant_1:3'])).toEqual([{ variant_id: 'variant_1', quantity: 5 }])
  })

  it.each([
    ['variant_1:-3', 'unreadable', null],
    ['variant_1:0', 'unreadable', null],
    ['variant_1:-3,variant_2:2', 'unreadable', [{ variant_id: 'variant_2', quantity: 2 }]],
    ['variant_1:999', 'tooMany', [{ variant_id: 'variant_1', quantity: 99 }]],
    ['variant_1:99999', 'tooMany', [{ variant_id: 'variant_1', quantity: 99 }]],
    ['variant_1:99', null, [{ variant_id: 'variant_1', quantity: 99 }]],
    ['none', null, []],
    [undefined, null, null],
  ])('of %s is told as %s', (value, fault, items) => {
    expect([buyParamFault(value), parseBuyParam(value)]).toEqual([fault, items])
  })

  it.each([[undefined], [''], ['<script>'], [':3']])('refuses %s', (value) => {
    expect(parseBuyParam(value)).toBeNull()
  })
})

describe('undoing a removal', () => {
  it('puts the line back where it stood', () => {
    const lines = [line('a'), line('b'), line('c')]
    expect(restoreLine(removeLines(lines, ['b']), line('b'), 1)).toEqual(lines)
  })

  it('adds to the line when the same good was put in again meanwhile', () => {
    expect(restoreLine([line('a', 2)], line('a', 3), 0)).toEqual([line('a', 5)])
  })
})

describe('a purchase in the address', () => {
  it('is read back as it was written, an emptied one too', () => {
    const items = [
      { variant_id: 'variant_a', quantity: 2 },
      { variant_id: 'variant_b', quantity: 1 },
    ]
    expect(parseBuyParam(formatBuyParam(items))).toEqual(items)
    expect(parseBuyParam(formatBuyParam([]))).toEqual([])
  })
})
