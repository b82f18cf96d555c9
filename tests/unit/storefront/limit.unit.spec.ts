/** A test's figure drawn against its limit. */
import { limitBar, readLimit } from '../../../storefront/utils/limit'

it('reads upper, lower and both limits, and leaves words alone', () => {
  expect(readLimit('≤13')).toEqual({ min: null, max: 13 })
  expect(readLimit('≥10 ≤13')).toEqual({ min: 10, max: 13 })
  expect(readLimit('10~13.5')).toEqual({ min: 10, max: 13.5 })
  expect(readLimit('不低于 80')).toEqual({ min: 80, max: null })
  for (const words of [null, '', '不得检出']) expect(readLimit(words)).toBeNull()
})

it('puts value and limit on one scale with room to spare', () => {
  expect(limitBar('10', '≤ 8')).toEqual({ value: 80, min: null, max: 64 })
  expect(limitBar('4', '≤ 8')).toEqual({ value: 40, min: null, max: 80 })
  expect(limitBar('未检出', '≤ 8')).toBeNull()
  expect(limitBar('', '≤ 8')).toBeNull()
})
