/** Traces are sent where somebody asked for them, without anybody in them; asked for by nobody they cost nothing. */
import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { ReadableSpan } from '@medusajs/framework/opentelemetry/sdk-trace-node'
import { readEnv } from '../../../backend/src/env'
import { clean } from '../../../backend/src/observe/tracing/impersonal'
import { wantsTraces } from '../../../backend/src/observe/tracing/wanted'

const SDK = /@opentelemetry.(?!api.)/
const BACKEND = join(import.meta.dirname, '../../../backend')
const wanted = (settings: Record<string, string>) => wantsTraces(readEnv(settings))

it('is on where a collector or an exporter is named, and off where it is switched off', () => {
  expect(wanted({})).toBe(false)
  expect(wanted({ OTEL_EXPORTER_OTLP_ENDPOINT: '', OTEL_TRACES_EXPORTER: '' })).toBe(false)
  expect(wanted({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' })).toBe(true)
  expect(wanted({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector:4318/v1/traces' })).toBe(true)
  expect(wanted({ OTEL_TRACES_EXPORTER: 'console' })).toBe(true)
  expect(wanted({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_TRACES_EXPORTER: 'none' })).toBe(false)
  expect(wanted({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_SDK_DISABLED: 'true' })).toBe(false)
  expect(() => readEnv({ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' })).toThrow('OTEL_EXPORTER_OTLP_PROTOCOL')
})

/** Where it is on, `own-settings/observed` finds the same files loaded. */
it('loads nothing of OpenTelemetry’s SDK where it is off', { timeout: 60_000 }, async () => {
  const script = `const { register } = require('./instrumentation.ts'); register?.()
    console.log(JSON.stringify({ register: typeof register, files: Object.keys(require.cache) }))`
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', tsx, '--eval', script], {
    cwd: BACKEND,
    env: { PATH: process.env.PATH, TZ: 'UTC', NODE_ENV: 'test' },
  })
  const { register, files } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
    register: string
    files: string[]
  }
  expect(register).toBe('undefined')
  expect(files.some((file) => file.endsWith('backend/instrumentation.ts'))).toBe(true)
  expect(files.filter((file) => SDK.test(file))).toEqual([])
})

describe('a span', () => {
  const span = (name: string, attributes: object = {}, status: object = { code: 0 }) =>
    clean({ name, attributes, status, events: [{ name: 'exception' }] } as unknown as ReadableSpan)

  it('says which route answered and how, and nothing of whoever asked', () => {
    const { attributes } = span('/store/checkout/orders/:id', {
      'http.route': '/store/checkout/orders/:id',
      'http.url': '/store/checkout/orders/order_1?key=s3cr3t',
      'http.method': 'GET',
      'http.status_code': 200,
      ...{
        authorization: 'Bearer eyJ',
        cookie: 'connect.sid=1',
        'x-order-key': 's3cr3t',
        'x-forwarded-for': '1.2.3.4',
      },
      ...{ 'user-agent': 'phone', 'x-request-id': '0f0e0d0c0b0a0908' },
    })
    expect(attributes).toEqual({
      'http.route': '/store/checkout/orders/:id',
      'http.method': 'GET',
      'http.status_code': 200,
      'x-request-id': '0f0e0d0c0b0a0908',
    })
  })

  it('names what no route answered by the part of the shop that was asked', () => {
    expect(span('GET /store/orders/1?email=mei@example.com').name).toBe('GET /store/*')
    expect(span('route handler: GET /13812341234').name).toBe('route handler: GET other')
    expect(span('workflow:place_order').name).toBe('workflow:place_order')
  })

  it('says what a statement does to which table, and none of its text', () => {
    const of = (text: string) => span('pg.query', { 'db.statement': text, 'db.user': 'shop' }).attributes
    const insert = `insert into "customer" ("phone") values ('13812341234')`
    expect(of(insert)).toEqual({ 'db.operation': 'insert', 'db.sql.table': 'customer' })
    expect(of(`select "a"."phone" from "order_address" as "a" where "phone" = '138'`)).toEqual({
      'db.operation': 'select',
      'db.sql.table': 'order_address',
    })
    expect(of(`update "order" set email = 'mei@example.com'`)).toEqual({
      'db.operation': 'update',
      'db.sql.table': 'order',
    })
    expect(of(`notify '13812341234'`)).toEqual({})
  })

  it('fails without saying whose row stood in the way', () => {
    const { status, events } = span('step', {}, { code: 2, message: 'Customer mei@example.com exists' })
    expect([status, events]).toEqual([{ code: 2, message: 'Customer (e-mail) exists' }, []])
  })
})
