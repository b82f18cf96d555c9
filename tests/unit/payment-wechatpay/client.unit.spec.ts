/** The merchant's line to WeChat Pay against the local gateway: what it sends, what it believes, what it calls an error. */
import { generateKeyPairSync } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { WechatPayClient, type Place } from '../../../plugins/money/payment-wechatpay/src/lib/client'
import { canonicalCode } from '../../../plugins/money/payment-wechatpay/src/lib/errors'
import { openGateway, options } from './support'

let local: Awaited<ReturnType<typeof openGateway>>
let client: WechatPayClient
let count = 0

const order = (changes: Partial<Place> = {}): Place => ({
  channel: 'native',
  out_trade_no: `TESTORDER${++count}`,
  amount_fen: 1234,
  description: '宁陕香菇 500g',
  attach: 'payses_1',
  time_expire: new Date(Date.now() + 900_000).toISOString().replace(/\.\d+Z/, '+00:00'),
  notify_url: `${local.get().url}/hooks`,
  ...changes,
})

beforeAll(async () => {
  local = await openGateway()
})
afterAll(() => local.close())
beforeEach(() => {
  local.get().faults.clear()
  local.get().signWith('public_key')
  client = new WechatPayClient(options(local.get()))
})

describe('placing an order', () => {
  it('gets a code to scan, a link for a phone and parameters for WeChat itself', async () => {
    expect((await client.place(order())).code_url).toMatch(/^weixin:\/\/wxpay\/bizpayurl\?pr=/)
    expect((await client.place(order({ channel: 'h5', client_ip: '127.0.0.1' }))).h5_url).toMatch(/prepay_id=wx/)
    const { jsapi_params } = await client.place(order({ channel: 'jsapi', openid: 'o1' }))
    expect(jsapi_params).toMatchObject({
      appId: local.get().merchant.appid,
      package: expect.stringMatching(/^prepay_id=wx/),
    })
  })

  it('may be repeated with the same terms but not with another amount', async () => {
    const same = order()
    await client.place(same)
    await client.place(same)
    await expect(client.place({ ...same, amount_fen: 1 })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    expect((await client.query(same.out_trade_no)).amount?.total).toBe(1234)
  })
})

describe('query and close', () => {
  it('sees unpaid, paid and closed orders, and closes twice without complaint', async () => {
    const [paid, closed] = [order(), order()]
    await client.place(paid)
    await client.place(closed)
    expect((await client.query(paid.out_trade_no)).trade_state).toBe('NOTPAY')
    local.get().pay(paid.out_trade_no)
    expect(await client.query(paid.out_trade_no)).toMatchObject({ trade_state: 'SUCCESS', attach: 'payses_1' })
    await client.close(closed.out_trade_no)
    await client.close(closed.out_trade_no)
    expect((await client.query(closed.out_trade_no)).trade_state).toBe('CLOSED')
  })

  it('names both spellings of an error the same', async () => {
    const paid = order()
    await client.place(paid)
    local.get().pay(paid.out_trade_no)
    await expect(client.close(paid.out_trade_no)).rejects.toMatchObject({ code: 'ORDER_PAID', type: 'conflict' })
    await expect(client.query('NEVERPLACED')).rejects.toMatchObject({ code: 'ORDER_NOT_EXIST', type: 'not_found' })
    expect(canonicalCode('SYSTEMERROR')).toBe(canonicalCode('SYSTEM_ERROR'))
  })
})

describe('answers that must not be believed', () => {
  it.each(['unsigned', 'bad_signature', 'stale'] as const)('refuses a success that is %s', async (mode) => {
    const placed = order()
    await client.place(placed)
    local.get().faults.addApi({ mode, times: 9 })
    await expect(client.query(placed.out_trade_no)).rejects.toMatchObject({ code: 'BAD_RESPONSE' })
  })
})

describe('a line in trouble', () => {
  it('asks once more after a system error', async () => {
    local.get().faults.addApi({ mode: 'error', code: 'SYSTEMERROR' })
    await expect(client.place(order())).resolves.toHaveProperty('code_url')
  })

  it('gives up in time and says so, without quoting the request', async () => {
    const hasty = new WechatPayClient(options(local.get(), { timeout_ms: 100 }))
    local.get().faults.addApi({ mode: 'slow', delay_ms: 250, times: 2 })
    const failure = await hasty.query('SLOWORDER').catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'NETWORK' })
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('WECHATPAY2')
  })

  it('turns a refused connection into a typed error', async () => {
    const nowhere = new WechatPayClient(options(local.get(), { base_url: 'http://127.0.0.1:9' }))
    await expect(nowhere.query('ANYORDER')).rejects.toMatchObject({ code: 'NETWORK', retriable: true })
  })

  it('is refused with another merchant key', async () => {
    const { privateKey } = (await import('node:crypto')).generateKeyPairSync('rsa', { modulusLength: 2048 })
    const private_key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const stranger = new WechatPayClient(options(local.get(), { private_key }))
    await expect(stranger.query('ANYORDER')).rejects.toMatchObject({ code: 'SIGN_ERROR', http_status: 401 })
  })
})

describe('platform certificates', () => {
  it('are fetched when the serial is unknown, and the public key goes on working', async () => {
    const placed = order()
    await client.place(placed)
    local.get().signWith('certificate')
    const { public_key: _key, public_key_id: _id, ...rest } = options(local.get())
    const older = new WechatPayClient({ ...rest, public_key: undefined, public_key_id: undefined })
    expect((await older.query(placed.out_trade_no)).trade_state).toBe('NOTPAY')
  })

  it('given at start serve beside the public key while a merchant changes over', async () => {
    const placed = order()
    const both = new WechatPayClient(options(local.get(), { platform_certificates: [local.get().keys.certificate] }))
    await both.place(placed)
    local.get().signWith('certificate')
    expect((await both.query(placed.out_trade_no)).trade_state).toBe('NOTPAY')
  })
})

describe('changing keys without a stop', () => {
  afterEach(() => void vi.useRealTimers())
  const certificateClient = () => {
    const { public_key: _gone, public_key_id: _too, ...rest } = options(local.get())
    return new WechatPayClient(rest)
  }

  it('knows the next certificate before WeChat signs with it', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().replace(/\.\d+Z/, '+00:00')
    const placed = order({ time_expire: tomorrow })
    await client.place(placed)
    local.get().signWith('certificate')
    const running = certificateClient()
    await running.query(placed.out_trade_no)
    const { serial } = local.get().publishCertificate()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 13 * 3_600_000 })
    await running.query(placed.out_trade_no)
    await vi.waitFor(() => expect(running.keys.get(serial)).toBeTruthy(), 10_000)
    local.get().useNextCertificate()
    expect((await running.query(placed.out_trade_no)).trade_state).toBe('NOTPAY')
  })

  it('goes from certificates to the public key with both believed', async () => {
    const placed = order()
    const both = new WechatPayClient(options(local.get(), { download_certificates: true }))
    local.get().signWith('certificate')
    await both.place(placed)
    local.get().signWith('public_key')
    expect((await both.query(placed.out_trade_no)).trade_state).toBe('NOTPAY')
  })

  it('believes the former public key beside the new one, and no third', async () => {
    const { public_key_id, public_key } = local.get().merchant
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const next = other.publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const former = { former_public_key_id: public_key_id, former_public_key: public_key }
    const newest = { public_key_id: 'PUB_KEY_ID_0000000000000000000002', public_key: next }
    const placed = order()
    await new WechatPayClient(options(local.get(), { ...newest, ...former })).place(placed)
    const without = new WechatPayClient(options(local.get(), newest))
    await expect(without.query(placed.out_trade_no)).rejects.toMatchObject({ code: 'BAD_RESPONSE' })
  })

  it('never asks for certificates in public-key mode', async () => {
    const placed = order()
    await client.place(placed)
    local.get().signWith('certificate')
    await expect(client.query(placed.out_trade_no)).rejects.toMatchObject({ code: 'BAD_RESPONSE' })
    expect(client.keys.get(local.get().keys.certificate_serial)).toBeUndefined()
  })

  it('does not believe a certificate that another than WeChat sealed', async () => {
    const placed = order()
    await client.place(placed)
    local.get().signWith('certificate')
    const { public_key: _gone, public_key_id: _too, ...rest } = options(local.get(), { api_v3_key: 'k'.repeat(32) })
    const fooled = new WechatPayClient(rest)
    await expect(fooled.query(placed.out_trade_no)).rejects.toMatchObject({ code: 'BAD_RESPONSE' })
  })
})

describe('the gateway', () => {
  it('keeps its keys and books over a restart', async () => {
    const placed = order()
    await client.place(placed)
    local.get().pay(placed.out_trade_no)
    const { mchid } = local.get().merchant
    await local.restart()
    client = new WechatPayClient(options(local.get()))
    expect(local.get().merchant.mchid).toBe(mchid)
    expect((await client.query(placed.out_trade_no)).trade_state).toBe('SUCCESS')
  })
})
