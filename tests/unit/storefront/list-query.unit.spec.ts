// A list's address may say anything; the list is asked for what makes sense.
import { GOOD_KINDS } from '../../../plugins/trust/producers/src/types'
import { GoodsParams } from '../../../backend/src/catalogue/goods-query'
import { listParam } from '../../../storefront/utils/list-query'

const NAMES = ['category', 'kind', 'town', 'price', 'producer', 'q', 'sort', 'page']

it('keeps what the shop’s own links say', () => {
  const said = { category: 'mushrooms', town: '城关镇', price: '3000-6000', q: ' 香菇 ', sort: 'price_asc', page: '2' }
  const read = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, listParam(name, value)]))
  expect(read).toEqual({ ...said, q: '香菇' })
  for (const kind of GOOD_KINDS) expect(listParam('kind', kind)).toBe(kind)
})

it.each([
  ...[
    '',
    ' ',
    '0',
    '-1',
    '1e9',
    '99999999999999999999',
    'NaN',
    '1.5',
    '__proto__',
    '<script>',
    '%00',
    'x'.repeat(5000),
  ],
  ...[['a', 'b'], [], null, undefined, { a: 1 }, '\u0000', '💣'.repeat(100), "' or 1=1", '../..', 'price_asc;drop'],
])('asks the backend for nothing it refuses, whatever stands in the address: %j', (value) => {
  const asked = Object.fromEntries(NAMES.map((name) => [name, listParam(name, value)]))
  const answer = GoodsParams.safeParse({ ...asked, limit: 24, locale: 'zh' })
  expect(answer.error?.issues ?? []).toEqual([])
})
