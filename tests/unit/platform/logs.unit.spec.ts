/** What stands in a line of the log, of the backend and of the storefront: who asked is never in it. */
import type { IncomingMessage } from 'node:http'
import { Writable } from 'node:stream'
import type { Logger } from '@medusajs/framework/types'
import { routeOf } from '../../../backend/src/observe/follow-requests'
import { jsonLogs, logAnswered } from '../../../backend/src/observe/json-logs'
import { idOf, trusted } from '../../../backend/src/observe/request-id'
import { withoutPersons } from '../../../backend/src/observe/without-persons'
import { trustedProxies } from '../../../storefront/server/utils/client-address'
import { logLine, withoutPersons as saidByStorefront } from '../../../storefront/server/utils/log-line'
import { requestIdOf } from '../../../storefront/server/utils/request-id'

const PERSONAL = [
  'Customer with email: mei.wang+shop@example.com.cn already exists',
  'sent to 13812341234',
  'sent to +8613812341234 and 138 1234 1234',
  'called 0915-6822333',
  'called +447700900123',
  '[request error] [unhandled] [GET] http://localhost:3000/orders/order_01?key=s3cr3tkey',
  'refused eyJhbGciOiJIUzI1NiJ9.eyJhY3RvciI6ImEifQ.c2lnbmF0dXJl',
]
const SECRET = /mei|wang|1381234|1234 1234|6822333|7700900|s3cr3t|c2ln|eyJ/

describe.each([
  ['the backend', withoutPersons],
  ['the storefront', saidByStorefront],
])('%s', (_who, clean) => {
  it.each(PERSONAL)('leaves out who it was about: %s', (line) => expect(clean(line)).not.toMatch(SECRET))

  it.each([
    'refund of pay_01JABCDEF1234567890123456 left, its order is told later: timeout 20000 ms',
    'at Object.get (/srv/node_modules/@medusajs/framework/dist/http/router.js:120:33)',
    'reconciliation: bill of wechatpay for 2026-11-28: HTTP 503 from 10.0.0.5:5432',
    'waits since 1764320000000, lot NS-20261128-001, 20261128 rows',
  ])('keeps what helps: %s', (line) => expect(clean(line)).toBe(line))
})

it('says of a failed statement what went wrong, and none of its values', () => {
  const row = `insert into "customer" ("first_name", "phone") values ('王小山', '13812341234') returning "id"`
  expect(withoutPersons(`${row} - duplicate key value violates unique constraint "IDX_phone"`)).toBe(
    '(statement) duplicate key value violates unique constraint "IDX_phone"',
  )
  expect(withoutPersons(`not posted: update "order" set "email" = '王小山'`)).toBe('not posted: (statement)')
  expect(withoutPersons('Key (name)=(王小山) already exists.')).toBe('Key (name)=(…) already exists.')
  expect(withoutPersons('select a shipping option first')).toBe('select a shipping option first')
})

describe('the number of a request', () => {
  const proxy = '0f0e0d0c0b0a09080706050403020100'
  const asked = (id: string | undefined, remoteAddress: string) =>
    ({ headers: { 'x-request-id': id }, socket: { remoteAddress } }) as unknown as IncomingMessage
  it.each([
    ['the backend', (one: IncomingMessage) => idOf(one, trusted(['loopback', '10.0.0.0/8']))],
    ['the storefront', (one: IncomingMessage) => requestIdOf(one, trustedProxies('loopback,10.0.0.0/8'))],
  ])('%s takes over from a proxy it trusts, and from nobody else', (_who, id) => {
    expect(id(asked(proxy, '127.0.0.1'))).toBe(proxy)
    expect(id(asked(proxy, '::ffff:10.2.3.4'))).toBe(proxy)
    for (const one of [asked(proxy, '8.8.8.8'), asked(undefined, '127.0.0.1')]) expect(id(one)).toMatch(/^[0-9a-f]{8}-/)
    for (const odd of [
      '13812341234',
      'a b c d e f g h i',
      `${proxy}\n{"level":"info"}`,
      'x'.repeat(65),
      '../../etc/passwd',
    ])
      expect(id(asked(odd, '127.0.0.1'))).toMatch(/^[0-9a-f]{8}-/)
  })
})

describe('a line', () => {
  it('of the storefront names level, moment and request', () => {
    const line = JSON.parse(
      logLine('error', ['failed for %s', 'mei@example.com', new Error('13812341234')], 'r'.repeat(16)),
    )
    expect(line).toEqual({
      at: expect.stringMatching(/^\d{4}-.+Z$/),
      level: 'error',
      message: expect.stringMatching(/^failed for \(e-mail\) Error: \(phone\)\n/),
      request_id: 'r'.repeat(16),
    })
  })

  it('of the backend is one JSON object, errors and their causes too, and says a request by its pattern', async () => {
    const lines: Record<string, unknown>[] = []
    const { logger, winston } = await ownLogger(lines)
    jsonLogs(logger)
    logger.error('not booked', new Error('no 13812341234', { cause: new Error('mei@example.com') }))
    logAnswered(logger)({
      request_id: 'r'.repeat(16),
      method: 'GET',
      route: '/store/goods/:handle',
      status: 503,
      duration_s: 0.1234,
    })
    logAnswered(logger)({ request_id: 'r'.repeat(16), method: 'GET', route: '/health', status: 200, duration_s: 0 })
    expect(lines).toMatchObject([
      { level: 'error', message: 'not booked: no (phone)', cause: expect.stringContaining('(e-mail)') },
      { level: 'warn', message: 'GET /store/goods/:handle 503', duration_ms: 123, request_id: 'r'.repeat(16) },
    ])
    expect(JSON.stringify(lines)).not.toMatch(SECRET)
    expect([logger.shouldLog('http'), logger.shouldLog('info')]).toEqual([false, true])
    winston.level = 'http'
    logAnswered(logger)({ request_id: 'r'.repeat(16), method: 'GET', route: '/health', status: 200, duration_s: 0 })
    expect(lines.at(-1)).toMatchObject({ level: 'http', status: 200 })
    expect(logger.shouldLog('http')).toBe(false)
  })

  it('never holds more of an address than its route’s pattern, or the part of the backend', () => {
    expect(routeOf({ route: { path: '/store/orders/:id' }, originalUrl: '/store/orders/1?key=2' })).toBe(
      '/store/orders/:id',
    )
    expect(routeOf({ route: { path: '*' }, originalUrl: '/app/login?x=1' })).toBe('/app/*')
    expect(routeOf({ originalUrl: '/store?email=a@b.cn' })).toBe('/store/*')
    expect(routeOf({ originalUrl: '/13812341234' })).toBe('other')
    expect(routeOf({})).toBe('other')
  })
})

/** Medusa's logger as it stands in production, writing into `lines`. */
async function ownLogger(lines: Record<string, unknown>[]) {
  const { default: winston } = await import('winston')
  const { Reporter } = (await import('@medusajs/cli/dist/reporter/index.js')) as unknown as {
    Reporter: new (parts: object) => Logger
  }
  const stream = new Writable({
    write: (chunk, _encoding, done) => (lines.push(JSON.parse(String(chunk))), done()),
  })
  const instance = winston.createLogger({
    level: 'info',
    levels: winston.config.npm.levels,
    format: winston.format.combine(
      winston.format.errors({ stack: true }),
      winston.format.splat(),
      winston.format.json(),
    ),
    transports: [new winston.transports.Stream({ stream })],
  })
  return { logger: new Reporter({ logger: instance, activityLogger: null }), winston: instance }
}
