/** WeChat's daily bill against the local gateway: fetched, believed only with its hash, read to the fen. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BillPlan } from '../../../plugins/money/payment-wechatpay/sandbox/bill-day'
import { downloadBill } from '../../../plugins/money/payment-wechatpay/src/bills/download'
import { linesOf } from '../../../plugins/money/payment-wechatpay/src/bills/lines'
import { fenOf, parseBill } from '../../../plugins/money/payment-wechatpay/src/bills/parse'
import { WechatPayClient } from '../../../plugins/money/payment-wechatpay/src/lib/client'
import { openGateway, options } from './support'

const DAY = '2026-11-20'
let local: Awaited<ReturnType<typeof openGateway>>
let client: WechatPayClient
let count = 0

const plan = (wishes: BillPlan) => local.get().bills.plans.set(DAY, wishes)

/** Paid on the day of the bill; `refund_fen` went back the same day. */
async function paid(amount_fen: number, refund_fen?: number): Promise<string> {
  const out_trade_no = `01JDBILLBILLBILLBILLBILL${String(++count).padStart(4, '0')}`
  const { ledger } = local.get()
  await client.place({
    channel: 'native',
    out_trade_no,
    amount_fen,
    description: '宁陕香菇 500g',
    attach: 'payses_1',
    time_expire: new Date(Date.now() + 900_000).toISOString().replace(/\.\d+Z/, '+00:00'),
    notify_url: `${local.get().url}/hooks`,
  })
  const order = ledger.pay(out_trade_no)
  order.success_time = `${DAY}T10:00:00+08:00`
  if (!refund_fen) return out_trade_no
  const notify_url = null
  const { refund } = ledger.refund(
    { out_trade_no, out_refund_no: `${out_trade_no}-R1`, refund_fen, notify_url },
    amount_fen,
  )
  refund.create_time = `${DAY}T11:00:00+08:00`
  refund.status = 'SUCCESS'
  return out_trade_no
}

async function linesOfDay() {
  const bill = await downloadBill(client, DAY)
  if (bill.state !== 'there') throw new Error(bill.state)
  return linesOf(parseBill(bill.text))
}

beforeAll(async () => {
  local = await openGateway()
})
afterAll(() => local.close())
beforeEach(() => {
  local.get().faults.clear()
  local.get().bills.plans.clear()
  local.get().ledger.orders.clear()
  local.get().ledger.refunds.clear()
  client = new WechatPayClient(options(local.get()))
})

describe('a day', () => {
  it('becomes payments and refunds with our numbers, whole fen and the fee', async () => {
    const number = await paid(5680, 2000)
    expect(await linesOfDay()).toMatchObject([
      { kind: 'payment', our_number: number, amount_fen: 5680, fee_fen: 34, currency: 'cny' },
      { kind: 'refund', our_number: `${number}-R1`, amount_fen: 2000, fee_fen: -12 },
    ])
  })

  it('belongs to the payment session its number was made of, and dates in Beijing', async () => {
    const number = await paid(100)
    const [line] = await linesOfDay()
    expect(line).toMatchObject({
      payment_session_id: `payses_${number.slice(0, 26)}`,
      occurred_at: new Date(`${DAY}T10:00:00+08:00`),
    })
  })

  it('keeps a name with a comma in one cell', async () => {
    const number = await paid(100)
    plan({ names: { [number]: '香菇,木耳,"核桃"' } })
    const [line] = await linesOfDay()
    expect(line).toMatchObject({ amount_fen: 100, raw: { 商品名称: '香菇,木耳,"核桃"' } })
  })

  it('does not show who paid', async () => {
    await paid(100)
    expect(JSON.stringify(await linesOfDay())).not.toContain('oSANDBOX')
  })

  it('counts a failed refund as nothing moved', async () => {
    const number = await paid(100, 50)
    const refund = local.get().ledger.refunds.get(`${number}-R1`)
    if (refund) refund.status = 'ABNORMAL'
    expect((await linesOfDay())[1]).toMatchObject({ kind: 'refund', amount_fen: 0, fee_fen: 0 })
  })

  it('without payments is empty, and one still being written is not there yet', async () => {
    expect(await downloadBill(client, DAY)).toEqual({ state: 'empty' })
    plan({ creating: true })
    expect(await downloadBill(client, DAY)).toEqual({ state: 'not_yet' })
  })
})

describe('a bill is refused', () => {
  it('with a wrong hash', async () => {
    await paid(100)
    plan({ wrong_hash: true })
    await expect(downloadBill(client, DAY)).rejects.toMatchObject({ code: 'BILL_HASH' })
  })

  it('when the answer that names its hash is not signed by WeChat', async () => {
    await paid(100)
    local.get().faults.addApi({ mode: 'unsigned', path: '/v3/bill/tradebill' })
    await expect(downloadBill(client, DAY)).rejects.toMatchObject({ code: 'BAD_RESPONSE' })
  })

  it.each([
    ['a cut end', (text: string) => text.slice(0, -60)],
    ['a lost row', (text: string) => text.replace(/\r\n`[^\r]*(?=\r\n`)/, '')],
    ['another amount in a row', (text: string) => text.replace('`0.60%,`100.00', '`0.60%,`999.00')],
    ['a missing column', (text: string) => text.replace('商户订单号,', '')],
    ['no text at all', () => ''],
  ])('with %s', async (_name, spoil) => {
    await paid(10_000)
    await paid(200)
    const bill = await downloadBill(client, DAY)
    if (bill.state !== 'there') throw new Error(bill.state)
    expect(parseBill(bill.text).rows).toHaveLength(2)
    const spoilt = spoil(bill.text)
    expect(() => parseBill(spoilt)).toThrow('账单文件不完整')
  })

  it('when its link has run out', async () => {
    await expect(client.billFile('/v3/billdownload/file?token=old')).rejects.toMatchObject({ http_status: 400 })
  })
})

describe('yuan in a bill', () => {
  it.each([
    ['56.80', 5680],
    ['0.00', 0],
    ['0.34000', 34],
    ['-0.12000', -12],
    ['0.00600', 1],
    ['0.00400', 0],
    ['123456789.01', 12_345_678_901],
  ])('%s is %i fen', (text, fen) => expect(fenOf(text)).toBe(fen))

  it.each(['', '1,000.00', '1e3', 'NaN', ' 1', undefined])('"%s" is no amount', (text) => {
    expect(() => fenOf(text)).toThrow('账单文件不完整')
  })
})
