/** Nothing gets by a door in disguise, and nothing reaches the database that it cannot keep or says what it was asked. */
import { holdsZero, isDisguised } from '../../../backend/src/api/doors/plain-text'
import { quotesStatement } from '../../../backend/src/api/statement'

it.each([
  '/auth/us%65r/emailpass',
  '/auth/user/email%70ass/register',
  '/auth/user/email%50ass',
  '/a%2Db',
  '/a%2e%2E/b',
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
