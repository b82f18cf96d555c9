/** Nothing gets by a door in disguise, and nothing reaches the database that it cannot keep or says what it was asked. */
import fc from 'fast-check'
import { plain } from '@shanzhen/documents/plain'
import { cleanText, holdsZero, isDisguised } from '../../../backend/src/api/doors/plain-text'
import { wrongDiscount, wrongPieces } from '../../../backend/src/api/doors/whole-numbers'
import { openKey } from '../../../backend/src/files/open-files'
import { quotesStatement } from '../../../backend/src/api/statement'

it.each([
  '/auth/us%65r/emailpass',
  '/auth/user/email%70ass/register',
  '/auth/user/email%50ass',
  '/a%2Db',
  '/a%2e%2E/b',
  '/admin/orders/1#/parcels/x',
  '/admin\\orders',
])('sees the letter in disguise: %s', (url) => expect(isDisguised(url)).toBe(true))

it.each(['/store/goods/%E9%A6%99%E8%8F%87', '/auth/user/emailpass?x=%65', '/a%20b', '/store/trace/01/0/10/A%2FB'])(
  'lets what must be written so pass: %s',
  (url) => expect(isDisguised(url)).toBe(false),
)

it('finds a zero byte in any text of a body, and in the names of its fields', () => {
  expect([{ a: [{ b: 'x\0' }] }, ['\0'], { 'a\0': 1 }].map((body) => holdsZero(body))).toEqual([true, true, true])
  expect(
    [{ a: [{ b: 'x', c: null, d: 0 }] }, undefined, Buffer.from([0]), '香菇'].map((body) => holdsZero(body)),
  ).toEqual([false, false, false, false])
})

it('keeps what the database was asked out of answers, and lets words pass', () => {
  expect(quotesStatement(`insert into "order_address" ("id") values ('a') - invalid message format`)).toBe(true)
  expect(quotesStatement('select "c0".* from "customer" as "c0"')).toBe(true)
  expect(['Select a region first', '库存不足', 'update failed'].map((words) => quotesStatement(words))).toEqual([
    false,
    false,
    false,
  ])
})

it('takes what nobody sees out of names and addresses, wherever in a body, and leaves what is written', () => {
  const body = { address: { name: '王\u202e小\u0007山', detail: ['演示路\u200b 1 号', 7] }, note: 'a\ud83db' }
  cleanText(body)
  expect(body).toEqual({ address: { name: '王小山', detail: ['演示路 1 号', 7] }, note: 'a\ufffdb' })
  for (const kept of ['𠮷野家', '👨‍👩‍👧', '阿卜杜拉·买买提', '两行\n一格\t', 'e\u0301']) expect(plain(kept)).toBe(kept)
  expect(plain('Room 2\u000bNo 1\u2028Ningshan\u2029Ankang\u0085陕西')).toBe('Room 2\nNo 1\nNingshan\nAnkang\n陕西')
})

it('leaves nothing of any sign that turns a line around or shows nothing, wherever it stands in what was typed', () => {
  const unseen = fc.constantFrom(
    ...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u3164\u00ad\u180e',
  )
  const seen = fc.constantFrom('山', '货', 'a', '1', ' ', '\n', '👨‍👩‍👧', '，')
  fc.assert(
    fc.property(fc.array(fc.oneof(seen, unseen)), (signs) => {
      const kept = signs.filter((sign) => !/^[\p{Cf}\u3164]$/u.test(sign)).join('')
      expect(plain(signs.join(''))).toBe(kept)
    }),
  )
})

it('counts pieces whole, from one or none to a million, at any depth, and reads no notes', () => {
  for (const quantity of [1.5, -1, '2', 'NaN', NaN, Infinity, 1e9]) {
    expect(Object.keys(wrongPieces({ items: [{ quantity }] }, 0))).toEqual(['items.0.quantity'])
  }
  expect(wrongPieces({ quantity: 0 }, 1)).toEqual({ quantity: '数量必须是 1 到 1000000 的整数' })
  expect(wrongPieces({ stocked_quantity: 0.5, location_id: 'x' }, 0)).toHaveProperty('stocked_quantity')
  expect(wrongPieces({ items: [{ quantity: 3, metadata: { quantity: 0.5 } }], quantity: null }, 0)).toEqual({})
})

it('takes no promotion below nothing or above all', () => {
  const method = (value: unknown, type = 'percentage') =>
    Object.keys(wrongDiscount({ application_method: { value, type } }))
  expect([-1, 101, NaN, Infinity, '5'].map((value) => method(value).length)).toEqual([1, 1, 1, 1, 1])
  expect([method(100), method(5000, 'fixed'), method(0)]).toEqual([[], [], []])
  expect(wrongDiscount({ budget: { limit: -5 } })).toHaveProperty(['budget.limit'])
  expect([wrongDiscount(undefined), wrongDiscount({ code: 'A' })]).toEqual([{}, {}])
})

it('names a file everyone may open by its plain key alone', () => {
  expect(openKey('/static/a/b.jpg', null)).toBe('a/b.jpg')
  expect(openKey('/static/%E5%B1%B1.jpg', null)).toBe('山.jpg')
  for (const path of [
    '//x',
    '/',
    '',
    '/a//b',
    '/a/',
    '/..',
    '/../x',
    '/%2e%2e/x',
    '/a%2F..%2Fb',
    '/a%5cb',
    '/a%00',
    '/%',
  ])
    expect(openKey(`/static${path}`, null), path).toBe(null)
  expect([openKey('/STATIC/x.jpg', null), openKey('/static/private-x', null)]).toEqual([null, null])
})
