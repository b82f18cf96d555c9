/** The provider as Medusa calls it: order first, money to the fen, no refund twice. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WechatPayProvider } from '../../../plugins/money/payment-wechatpay/src/providers/wechatpay/service'
import { openGateway, MemoryRegister, settings } from './support'

let local: Awaited<ReturnType<typeof openGateway>>
let provider: WechatPayProvider
let register: MemoryRegister
let count = 0

beforeAll(async () => {
  local = await openGateway()
})
afterAll(() => local.close())
beforeEach(() => {
  local.get().faults.clear()
  register = new MemoryRegister()
  provider = new WechatPayProvider({ refund_register: register }, settings(local.get()))
})

const sessionId = () => `payses_01JTEST${String(++count).padStart(19, '0')}`
const begin = async (data: Record<string, unknown> = {}, amount = 12.34) =>
  (await provider.initiatePayment({ amount, currency_code: 'cny', data: { session_id: sessionId(), ...data } })).data ??
  {}
const numberOf = (data: Record<string, unknown>) => String(data.out_trade_no)
const books = (data: Record<string, unknown>) => local.get().ledger.get(numberOf(data))

describe('starting a payment', () => {
  it('counts 12.34 yuan as 1234 fen and carries the session in attach', async () => {
    const data = await begin()
    expect(data).toMatchObject({ amount_fen: 1234, channel: 'native', code_url: expect.stringMatching(/^weixin:/) })
    expect(books(data)).toMatchObject({ total_fen: 1234, attach: data.session_id })
    expect(numberOf(data).length).toBeLessThanOrEqual(32)
  })

  it.each([0.1 + 0.2, 19.99, 0.01, 99999.99])('charges exactly %f yuan', async (amount) => {
    expect((await begin({}, Math.round(amount * 100) / 100)).amount_fen).toBe(Math.round(amount * 100))
  })

  it.each([0, 0.001, -1])('refuses %f yuan', async (amount) => {
    await expect(begin({}, amount)).rejects.toMatchObject({ type: 'invalid_data' })
  })

  it('refuses another currency', async () => {
    const asked = provider.initiatePayment({ amount: 1, currency_code: 'usd', data: { session_id: sessionId() } })
    await expect(asked).rejects.toMatchObject({ type: 'invalid_data' })
  })

  it('overwrites every key of ours that a buyer slips in, and refuses strange ones', async () => {
    const data = await begin({ transaction_id: 'mine', amount_fen: 1, trade_state: 'SUCCESS', refunds: [] })
    expect(data).toMatchObject({ transaction_id: null, amount_fen: 1234, trade_state: 'NOTPAY' })
    await expect(begin({ notify_url: 'http://evil.test' })).rejects.toMatchObject({ type: 'invalid_data' })
  })

  it('leads a phone back to the shop and to no other place', async () => {
    const phone = { channel: 'h5', client_ip: '127.0.0.1' }
    const data = await begin({ ...phone, return_url: 'http://shop.test/orders/1?key=a&b=1' })
    expect(new URL(String(data.h5_url)).searchParams.get('redirect_url')).toBe('http://shop.test/orders/1?key=a&b=1')
    await expect(begin({ ...phone, return_url: 'http://evil.test/' })).rejects.toMatchObject({ type: 'invalid_data' })
  })

  it('asks for the openid inside WeChat and for the address of a phone', async () => {
    await expect(begin({ channel: 'jsapi' })).rejects.toThrow('微信授权')
    await expect(begin({ channel: 'h5' })).rejects.toThrow('IP')
    expect((await begin({ channel: 'jsapi', openid: 'o1' })).jsapi_params).toMatchObject({ signType: 'RSA' })
  })

  it('holds no secret in what the buyer can read', async () => {
    const text = JSON.stringify(await begin())
    const { api_v3_key, app_secret, private_key } = local.get().merchant
    for (const secret of [api_v3_key, app_secret, private_key.slice(40, 90)]) expect(text).not.toContain(secret)
  })
})

describe('authorizing', () => {
  it('waits while unpaid, also after a failed try, and captures once WeChat has the money', async () => {
    const data = await begin()
    expect((await provider.authorizePayment({ data })).status).toBe('pending_authorization')
    local.get().ledger.fail(numberOf(data))
    expect((await provider.authorizePayment({ data })).status).toBe('pending_authorization')
    local.get().pay(numberOf(data))
    const paid = await provider.authorizePayment({ data })
    expect(paid).toMatchObject({ status: 'captured', data: { transaction_id: expect.stringMatching(/^42000/) } })
    expect((await provider.capturePayment({ data: paid.data })).data).toEqual(paid.data)
  })

  it('captures nothing when the amount is not the one asked for', async () => {
    const data = await begin()
    local.get().pay(numberOf(data))
    expect((await provider.authorizePayment({ data: { ...data, amount_fen: 9999 } })).status).toBe('error')
    expect((await provider.authorizePayment({ data: { ...data, appid: 'wxother' } })).status).toBe('error')
  })

  it('says canceled for a closed order and for one WeChat never saw', async () => {
    const data = await begin()
    await provider.cancelPayment({ data })
    expect((await provider.getPaymentStatus({ data })).status).toBe('canceled')
    expect((await provider.getPaymentStatus({ data: { ...data, out_trade_no: 'NEVERSEEN' } })).status).toBe('canceled')
  })

  it('does not take silence for an answer', async () => {
    const data = await begin()
    local.get().faults.addApi({ mode: 'error', times: 5 })
    await expect(provider.authorizePayment({ data })).rejects.toMatchObject({ code: 'SYSTEM_ERROR' })
  })
})

describe('giving up a payment', () => {
  it('closes at WeChat, so that nobody can pay any more', async () => {
    const data = await begin()
    await provider.deletePayment({ data })
    expect(() => local.get().pay(numberOf(data))).toThrow('订单已关闭')
  })

  it('refuses when the money is already there', async () => {
    const data = await begin()
    local.get().pay(numberOf(data))
    await expect(provider.cancelPayment({ data })).rejects.toMatchObject({ code: 'ORDER_PAID' })
    await expect(provider.deletePayment({ data })).rejects.toMatchObject({ code: 'ORDER_PAID' })
  })

  it('has nothing to close for a session that never got its number', async () => {
    await expect(provider.deletePayment({ data: { channel: 'native' } })).resolves.toBeDefined()
  })
})

describe('a changed amount', () => {
  it('closes the old number and places a new one', async () => {
    const data = await begin()
    const { data: changed = {} } = await provider.updatePayment({ amount: 20, currency_code: 'cny', data })
    expect(books(data).state).toBe('CLOSED')
    expect(books(changed)).toMatchObject({ state: 'NOTPAY', total_fen: 2000 })
  })

  it('keeps the link while amount and link are good, and the paid session when the buyer was faster', async () => {
    const data = await begin()
    expect((await provider.updatePayment({ amount: 12.34, currency_code: 'cny', data })).data).toEqual(data)
    local.get().pay(numberOf(data))
    const kept = await provider.updatePayment({ amount: 20, currency_code: 'cny', data })
    expect(kept).toMatchObject({ status: 'pending_authorization', data: { out_trade_no: data.out_trade_no } })
  })
})

describe('refunds', () => {
  const paid = async () => {
    const data = await begin()
    local.get().pay(numberOf(data))
    return (await provider.authorizePayment({ data })).data ?? {}
  }
  const refund = (data: Record<string, unknown>, amount: number, key: string) =>
    provider.refundPayment({ data, amount, context: { idempotency_key: key } })
  const refunded = (data: Record<string, unknown>) => local.get().ledger.refundedFen(numberOf(data))

  it('pays back part after part, each under a number of its own', async () => {
    const data = await paid()
    const first = await refund(data, 2, 'ref_1')
    await refund(first.data ?? {}, 2, 'ref_2')
    expect(refunded(data)).toBe(400)
    expect(first.data).toMatchObject({ refunds: [{ amount_fen: 200, status: 'PROCESSING' }] })
  })

  it('keeps what was notified about one part while the next was on its way', async () => {
    const { data = {} } = await refund(await paid(), 2, 'ref_1')
    register.notified.set(`${numberOf(data)}-R1`, 'SUCCESS')
    expect((await refund(data, 2, 'ref_2')).data).toMatchObject({
      refunds: [{ status: 'SUCCESS' }, { status: 'PROCESSING' }],
    })
  })

  it.each(['drop_after', 'error_after'] as const)(
    'pays once when the answer is lost (%s) and Medusa retries',
    async (mode) => {
      const data = await paid()
      local.get().faults.addApi({ mode, path: '/v3/refund', times: 2 })
      await expect(refund(data, 5, 'ref_a')).rejects.toThrow()
      register.forget('ref_a')
      await refund(data, 5, 'ref_b')
      expect(refunded(data)).toBe(500)
    },
  )

  it('does not let another amount pass while a refund is in doubt', async () => {
    const data = await paid()
    local.get().faults.addApi({ mode: 'drop_after', path: '/v3/refund', times: 2 })
    await expect(refund(data, 5, 'ref_a')).rejects.toThrow()
    register.forget('ref_a')
    await expect(refund(data, 3, 'ref_b')).rejects.toMatchObject({ code: 'REFUND_IN_DOUBT' })
    expect(refunded(data)).toBe(500)
  })

  it('pays once when WeChat accepted but the shop could not write it down', async () => {
    const data = await paid()
    await refund(data, 5, 'ref_a')
    register.forget('ref_a')
    await refund(data, 5, 'ref_b')
    expect(refunded(data)).toBe(500)
  })

  it('keeps two people from sending the same refund at once', async () => {
    const data = await paid()
    const results = await Promise.allSettled([refund(data, 5, 'ref_a'), refund(data, 5, 'ref_b')])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(refunded(data)).toBe(500)
  })

  it('frees the number of a refund WeChat plainly refused', async () => {
    const data = await paid()
    local.get().faults.addApi({ mode: 'error', path: '/v3/refund', status: 403, code: 'NOTENOUGH' })
    await expect(refund(data, 5, 'ref_a')).rejects.toMatchObject({ code: 'NOT_ENOUGH', type: 'not_allowed' })
    register.forget('ref_a')
    await refund(data, 3, 'ref_b')
    expect(refunded(data)).toBe(300)
  })

  it('never gives back more than was paid', async () => {
    const data = await paid()
    await refund(data, 12.34, 'ref_a')
    await expect(refund(data, 0.01, 'ref_b')).rejects.toMatchObject({ http_status: 400 })
    expect(refunded(data)).toBe(1234)
  })
})
