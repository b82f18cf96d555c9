/** The Stripe provider against the local Stripe: amounts to the fen, one refund per refund, nothing secret in a session. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import StripeAtHostService from '../../../plugins/money/payment-stripe/src/providers/stripe/service'
import { type Sandbox, startStripeSandbox } from '../../../plugins/money/payment-stripe/sandbox/server'

const GOOD_CARD = '4242 4242 4242 4242'
const BAD_CARD = '4000 0000 0000 0002'

let folder: string
let sandbox: Sandbox
let provider: StripeAtHostService

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stripe sandbox '))
  sandbox = await startStripeSandbox({ port: 0, dataDir: folder, webhookUrl: null, timeScale: 0 })
})

afterAll(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(() => {
  const { secret_key, publishable_key, webhook_secret } = sandbox.merchant
  provider = new StripeAtHostService(
    {},
    {
      apiKey: secret_key,
      webhookSecret: webhook_secret,
      baseUrl: sandbox.url,
      publishableKey: publishable_key,
      capture: true,
    },
  )
})

const begin = (amount: number, data: Record<string, unknown> = { session_id: 'payses_1' }) =>
  provider.initiatePayment({ amount, currency_code: 'cny', data })

async function payByCard(data: Record<string, unknown>, card: string) {
  const answer = await fetch(`${sandbox.url}/v1/payment_intents/${String(data.id)}/confirm`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.merchant.publishable_key}` },
    body: new URLSearchParams({ client_secret: String(data.client_secret), card }),
  })
  return answer.status
}

describe('beginning a payment', () => {
  it('turns 12.34 yuan into 1234 fen', async () => {
    const { data, status } = await begin(12.34)
    expect(status).toBe('pending')
    expect(data).toMatchObject({ amount: 1234, amount_fen: 1234, currency: 'cny' })
  })

  it('takes nothing from the client but the session', async () => {
    const { data } = await begin(10, { session_id: 'payses_2', capture_method: 'manual', amount: 1, confirm: true })
    expect(data).toMatchObject({ amount: 1000, status: 'requires_payment_method' })
    await payByCard(data as Record<string, unknown>, GOOD_CARD)
    expect((await provider.getPaymentStatus({ data })).status).toBe('captured')
  })

  it('shows the buyer no key but the publishable one', async () => {
    const { data } = await begin(10)
    expect(JSON.stringify(data)).not.toContain(sandbox.merchant.secret_key)
    expect(Object.keys(data ?? {}).sort()).toEqual(
      ['amount', 'amount_fen', 'channel', 'client_secret', 'currency', 'id', 'publishable_key', 'status'].sort(),
    )
  })
})

describe('paying', () => {
  it('stays open after a declined card and takes the next one', async () => {
    const { data } = await begin(20)
    expect(await payByCard(data as Record<string, unknown>, BAD_CARD)).toBe(402)
    const declined = await provider.authorizePayment({ data })
    expect(declined).toMatchObject({ status: 'pending', data: { last_error_code: 'card_declined' } })
    expect(await payByCard(data as Record<string, unknown>, GOOD_CARD)).toBe(200)
    expect((await provider.authorizePayment({ data })).status).toBe('captured')
  })

  it("lets nobody confirm another buyer's intent", async () => {
    const { data } = await begin(20)
    expect(await payByCard({ ...data, client_secret: 'guessed' }, GOOD_CARD)).toBe(404)
  })
})

describe('closing', () => {
  it('closes an unpaid intent, a second time without harm', async () => {
    const { data } = await begin(5)
    expect((await provider.deletePayment({ data })).data).toMatchObject({ status: 'canceled' })
    expect((await provider.deletePayment({ data })).data).toMatchObject({ status: 'canceled' })
  })

  it('refuses to close what is paid', async () => {
    const { data } = await begin(5)
    await payByCard(data as Record<string, unknown>, GOOD_CARD)
    await expect(provider.deletePayment({ data })).rejects.toMatchObject({ code: 'ORDER_PAID' })
  })
})

describe('refunding', () => {
  const refunded_fen = async (id: string) => {
    const stripe = new Stripe(sandbox.merchant.secret_key, {
      host: '127.0.0.1',
      port: new URL(sandbox.url).port,
      protocol: 'http',
    })
    const { data } = await stripe.refunds.list({ payment_intent: id })
    return data.reduce((sum, refund) => sum + refund.amount, 0)
  }

  it('refunds once when the same refund is asked again after a lost answer', async () => {
    const { data } = await begin(30)
    await payByCard(data as Record<string, unknown>, GOOD_CARD)
    await provider.refundPayment({ data, amount: 10, context: { idempotency_key: 'ref_first_try' } })
    await provider.refundPayment({ data, amount: 10, context: { idempotency_key: 'ref_second_try' } })
    expect(await refunded_fen(String(data?.id))).toBe(1000)
  })

  it('refunds the same amount twice when both are recorded', async () => {
    const { data } = await begin(30)
    await payByCard(data as Record<string, unknown>, GOOD_CARD)
    const first = await provider.refundPayment({ data, amount: 10 })
    await provider.refundPayment({ data: first.data, amount: 10 })
    expect(await refunded_fen(String(data?.id))).toBe(2000)
  })

  it('never refunds more than was paid', async () => {
    const { data } = await begin(30)
    await payByCard(data as Record<string, unknown>, GOOD_CARD)
    await expect(provider.refundPayment({ data, amount: 30.01 })).rejects.toThrow()
    expect(await refunded_fen(String(data?.id))).toBe(0)
  })
})

describe('webhooks', () => {
  const payload = (secret: string, ahead_s: number) => {
    const body = JSON.stringify({
      id: 'evt_1',
      object: 'event',
      type: 'payment_intent.succeeded',
      data: { object: { id: 'pi_1', currency: 'cny', amount_received: 1234, metadata: { session_id: 'payses_1' } } },
    })
    const header = new Stripe('sk_test_x').webhooks.generateTestHeaderString({
      payload: body,
      secret,
      timestamp: Math.floor(Date.now() / 1000) + ahead_s,
    })
    return { data: {}, rawData: body, headers: { 'stripe-signature': header } }
  }

  it('tells a signed success in yuan', async () => {
    const told = await provider.getWebhookActionAndData(payload(sandbox.merchant.webhook_secret, 0))
    expect(told).toMatchObject({ action: 'captured', data: { session_id: 'payses_1', amount: 12.34 } })
  })

  it.each([
    ['forged', 'whsec_other', 0],
    ['old', null, -3600],
    ['from the future', null, 3600],
  ])('refuses one that is %s', async (_what, secret, ahead_s) => {
    const signed = payload(secret ?? sandbox.merchant.webhook_secret, ahead_s)
    await expect(provider.getWebhookActionAndData(signed)).rejects.toThrow()
  })
})

describe('the local Stripe', () => {
  it('knows its intents again after a restart', async () => {
    const { data } = await begin(7)
    const again = await startStripeSandbox({ port: 0, dataDir: folder, webhookUrl: null })
    const answer = await fetch(`${again.url}/v1/payment_intents/${String(data?.id)}`, {
      headers: { authorization: `Bearer ${again.merchant.secret_key}` },
    })
    expect(await answer.json()).toMatchObject({ id: data?.id, amount: 700 })
    await again.close()
  })
})
