// What is typed at /trace: a code, a lot's number or a whole link, in any width, with spaces.
import { describe, expect, it } from 'vitest'
import { pageOfTyped, pathOfTyped } from '../../../storefront/shared/trace/typed-code'

describe('what is typed off a label', () => {
  it.each([
    ['k7q2m 9xd4 t8wr', 'K7Q2M9XD4T8WR'],
    ['Ｋ７Ｑ２Ｍ　９ＸＤ４　Ｔ８ＷＲ', 'K7Q2M9XD4T8WR'],
    ['ｌ２０２６１１２８－０１', 'L20261128-01'],
    [' l20261128 — 01 ', 'L20261128-01'],
    ['https://shop.example/trace/K7Q2M9XD4T8WR?a=1', 'K7Q2M9XD4T8WR'],
    ['https://shop.example/01/06901234567892/10/L2026-01?17=271101', '01/06901234567892/10/L2026-01'],
    [
      'https://shop.example/01/06901234567892/10/L2026-01/21/K7Q2M9XD4T8WR',
      '01/06901234567892/10/L2026-01/21/K7Q2M9XD4T8WR',
    ],
    ['../../admin', '..%2F..%2FADMIN'],
    ['   ', ''],
  ])('%s leads to %s', (typed, path) => expect(pathOfTyped(typed)).toBe(path))

  it.each([
    ['k7q2m9xd4t8wr', '/trace/K7Q2M9XD4T8WR'],
    ['https://shop.example/01/06901234567892/10/L2026-01', '/01/06901234567892/10/L2026-01'],
    ['//other.example', '/trace/%2F%2FOTHER.EXAMPLE'],
    [' ', ''],
    ['..', ''],
    ['．', ''],
    ['/trace/..', ''],
  ])('%s has the page %s', (typed, page) => expect(pageOfTyped(typed)).toBe(page))
})
