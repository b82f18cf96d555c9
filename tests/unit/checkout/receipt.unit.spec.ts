/** A receipt's words: the amount in capitals, the masked name. */
import fc from 'fast-check'
import { amountInCapitals } from '../../../plugins/checkout/src/receipt/amount-in-capitals'
import { maskName } from '../../../plugins/checkout/src/receipt/receipt-facts'

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
