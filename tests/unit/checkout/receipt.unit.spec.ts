/** A receipt's words: the amount in capitals, the masked name. */
import fc from 'fast-check'
import { amountInCapitals } from '../../../plugins/selling/checkout/src/receipt/amount-in-capitals'
import { maskName, receiptFacts } from '../../../plugins/selling/checkout/src/receipt/receipt-facts'
import type { OrderView } from '../../../plugins/selling/checkout/src/types'

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 }

/** Reads capitals back the way a clerk does: digit times place, group by group. */
function readCapitals(text: string): number {
  const [, yuan = '', jiao, fen] =
    /^(?:(.*)元)?(?:零?([壹贰叁肆伍陆柒捌玖])角)?(?:零?([壹贰叁肆伍陆柒捌玖])分)?整?$/.exec(text) ?? []
  const value = (digit: string | undefined) => (digit ? DIGITS.indexOf(digit) : 0)
  return readYuan(yuan) * 100 + value(jiao) * 10 + value(fen)
}

function readYuan(text: string): number {
  for (const [unit, size] of [
    ['亿', 1e8],
    ['万', 1e4],
  ] as const) {
    const at = text.lastIndexOf(unit)
    if (at >= 0) return readYuan(text.slice(0, at)) * size + readYuan(text.slice(at + 1))
  }
  let sum = 0
  let digit = 0
  for (const letter of text) {
    if (letter in PLACES) {
      sum += digit * (PLACES[letter] ?? 0)
      digit = 0
    } else digit = DIGITS.indexOf(letter)
  }
  return sum + digit
}

describe('an amount in capitals', () => {
  it.each([
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [1005, '壹拾元零伍分'],
    [7450, '柒拾肆元伍角整'],
    [100_000, '壹仟元整'],
    [1_050_050, '壹万零伍佰元伍角整'],
    [10_000_100, '壹拾万零壹元整'],
    [1_000_000_000_00, '壹拾亿元整'],
    [1_0000_1000_00, '壹亿零壹仟元整'],
    [1_2000_0305_00, '壹亿贰仟万零叁佰零伍元整'],
  ])('%i fen is %s', (fen, words) => expect(amountInCapitals(fen)).toBe(words))

  it('reads back as the same amount, with one 零 at a time and none at an end', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(10_000_000), fc.nat({ max: 99_999_999_999_99 })), (fen) => {
        const words = amountInCapitals(fen)
        expect(readCapitals(words)).toBe(fen)
        expect(words).not.toMatch(/零零|零[万亿角分]|^零(?!元整$)|.零元/)
      }),
      { numRuns: 3000 },
    )
  })

  it.each([-1, 0.5, Number.NaN])('is not made of %s', (fen) => expect(() => amountInCapitals(fen)).toThrow(RangeError))
})

describe('a name on a receipt', () => {
  it.each([
    ['王小山', '王**'],
    ['王', '王'],
    ['', ''],
  ])('%s is shown as %s', (name, shown) => expect(maskName(name)).toBe(shown))
})

describe('what a receipt says of money', () => {
  const order = (change: Partial<OrderView>) =>
    ({
      ...{ display_id: 7, created_at: '2026-11-28T02:00:00Z', address: null, lines: [], payment: null, refunds: [] },
      ...{ items_fen: 6000, freight_fen: 600, discount_fen: 0, total_fen: 6600, paid_fen: 6600 },
      ...change,
    }) as unknown as OrderView
  const refund = (amount_fen: number, status = 'succeeded', reason: 'excess' | null = null) => ({
    ...{ amount_fen, status, reason, created_at: '2026-11-28T03:00:00Z' },
  })
  const facts = (change: Partial<OrderView>) => receiptFacts(order(change), { name: '供应中心' }, new Date())
  const row = (rows: [string, string][], label: string) => rows.find(([name]) => name.startsWith(label))?.[1]

  it('was paid what was captured, also where staff changed the price later', () => {
    const { sums, refunds, remaining_fen } = facts({ paid_fen: 7450, refunds: [refund(850, 'succeeded', 'excess')] })
    expect([row(sums, '实付合计'), row(sums, '订单合计'), row(refunds, '退回多付款')]).toEqual([
      ...['¥74.50', '¥66.00', '-¥8.50'],
    ])
    expect(remaining_fen).toBe(6600)
  })

  it('names goods in both languages for a reader of English, where they have two names', () => {
    const line = { quantity: 1, unit_price_fen: 6000, returned_quantity: 0, weight: null, variant_title: '500g' }
    const lines = [
      { ...line, title: '土蜂蜜', title_en: 'Wild-hive Honey' },
      { ...line, title: '柿饼', title_en: null },
    ] as OrderView['lines']
    const names = (english: boolean) =>
      receiptFacts(order({ lines }), { name: '供应中心' }, new Date(), english).lines.map(([name]) => name)
    expect(names(true)).toEqual(['Wild-hive Honey\n土蜂蜜', '柿饼'])
    expect(names(false)).toEqual(['土蜂蜜', '柿饼'])
  })

  it('leaves the order’s own total out where it is what was paid', () => {
    expect(row(facts({}).sums, '订单合计')).toBeUndefined()
  })

  it('never says that less than nothing remains, and counts no refund that failed', () => {
    const { remaining_fen } = facts({
      total_fen: 2000,
      paid_fen: 6600,
      refunds: [refund(6600), refund(6600, 'failed')],
    })
    expect(remaining_fen).toBe(0)
  })
})
