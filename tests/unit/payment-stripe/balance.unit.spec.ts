/** Stripe's balance of a day: every page of it, in our numbers, also for refunds whose try was repeated. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { type Sandbox, startStripeSandbox } from '../../../plugins/money/payment-stripe/sandbox/server'
import { readBalanceDay } from '../../../plugins/money/payment-stripe/src/books/balance'
import { refundNumber } from '../../../plugins/money/payment-stripe/src/books/numbers'
import StripeAtHostService from '../../../plugins/money/payment-stripe/src/providers/stripe/service'

const DAY = '2026-11-20'
const NOON_S = new Date(`${DAY}T12:00:00+08:00`).getTime() / 1000
const folder = mkdtempSync(join(tmpdir(), 'stripe balance '))
let sandbox: Sandbox
let stripe: Stripe

beforeAll(async () => {
  sandbox = await startStripeSandbox({ port: 0, dataDir: folder, webhookUrl: null })
  const { hostname: host, port } = new URL(sandbox.url)
  stripe = new Stripe(sandbox.merchant.secret_key, { host, port, protocol: 'http' })
})
afterAll(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => sandbox.store.objects.clear())

async function paid(amount: number): Promise<string> {
  const { id } = await stripe.paymentIntents.create({ amount, currency: 'cny', metadata: { session_id: 'payses_1' } })
  await stripe.paymentIntents.confirm(id, { card: '4242424242424242' } as never)
  return id
}
const dateAll = (created: number) => {
  for (const movement of sandbox.store.all('balance_transaction')) movement.created = created
}

it('names payments and refunds by our numbers, with the fee', async () => {
  const id = await paid(10_000)
  const { secret_key, webhook_secret } = sandbox.merchant
  const provider = new StripeAtHostService(
    {},
    { apiKey: secret_key, webhookSecret: webhook_secret, baseUrl: sandbox.url },
  )
  await provider.refundPayment({ data: { id, currency: 'cny' }, amount: 25 })
  await provider.refundPayment({ data: { id, currency: 'cny' }, amount: 25 })
  dateAll(NOON_S)
  const day = await readBalanceDay(stripe, DAY)
  if (day.state !== 'there') throw new Error(day.state)
  expect(day.lines).toHaveLength(2)
  expect(day.lines).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'payment', our_number: id, amount_fen: 10_000, fee_fen: 340 }),
      expect.objectContaining({ kind: 'refund', our_number: refundNumber(id, 0, 2500), amount_fen: 2500, fee_fen: 0 }),
    ]),
  )
  expect(day.lines.map(({ payment_session_id }) => payment_session_id)).toEqual(['payses_1', 'payses_1'])
})

it('reads every page of a busy day', async () => {
  for (let i = 0; i < 130; i++) {
    const id = `txn_${String(i).padStart(4, '0')}`
    const common = { amount: 100, fee: 3, net: 97, currency: 'cny', created: NOON_S, source: `ch_${i}` }
    sandbox.store.objects.set(id, { id, object: 'balance_transaction', type: 'charge', ...common })
  }
  const day = await readBalanceDay(stripe, DAY)
  expect(day.state === 'there' && new Set(day.lines.map(({ channel_number }) => channel_number)).size).toBe(130)
})

it('takes only what lies between two midnights in Beijing', async () => {
  await paid(100)
  dateAll(NOON_S + 12 * 3600)
  expect(await readBalanceDay(stripe, DAY)).toEqual({ state: 'empty' })
  dateAll(NOON_S - 12 * 3600)
  expect(await readBalanceDay(stripe, DAY)).toMatchObject({ state: 'there' })
})

it('shows the money a dispute holds back', async () => {
  const id = await paid(100)
  const dispute = sandbox.disputes.open(id)
  dateAll(NOON_S)
  const day = await readBalanceDay(stripe, DAY)
  expect(day.state === 'there' && day.lines).toContainEqual(
    expect.objectContaining({ kind: 'refund', our_number: dispute.id, amount_fen: 100 }),
  )
})

it('refuses a refund of money that went back already', async () => {
  const id = await paid(100)
  const { secret_key, webhook_secret } = sandbox.merchant
  const provider = new StripeAtHostService(
    {},
    { apiKey: secret_key, webhookSecret: webhook_secret, baseUrl: sandbox.url },
  )
  const { data } = await provider.refundPayment({ data: { id, currency: 'cny' }, amount: 1 })
  await expect(provider.refundPayment({ data, amount: 0.01 })).rejects.toThrow('退款超过了')
})
