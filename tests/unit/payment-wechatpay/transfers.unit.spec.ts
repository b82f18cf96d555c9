/** Transfers to persons against the local gateway: what is sent, what is believed, and what each answer means. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TransferOrder } from '../../../plugins/base/ports/src/transfers'
import { tell } from '../../../plugins/money/payment-wechatpay/sandbox/transfer-control'
import { WechatPayClient } from '../../../plugins/money/payment-wechatpay/src/lib/client'
import { cancelBill, findBill, sendBill } from '../../../plugins/money/payment-wechatpay/src/transfers/bills'
import { receiptOf } from '../../../plugins/money/payment-wechatpay/src/transfers/receipt'
import { payeeHash } from '../../../plugins/money/payment-wechatpay/src/transfers/words'
import { openGateway, options } from './support'

let local: Awaited<ReturnType<typeof openGateway>>
let line: { client: WechatPayClient; options: ReturnType<typeof options> }
let count = 0

const order = (changes: Partial<TransferOrder> = {}): TransferOrder => ({
  ...{ number: `DK20261129TEST${++count}`, amount_fen: 12_300, account_number: 'oPAYEE1', holder: '陈小山' },
  purpose: { kind: 'commission', post: '推广员', about: '十一月推广佣金' },
  remark: '推广佣金',
  ...changes,
})
const desk = () => local.get().transfers
const kept = (number: string) => local.get().ledger.transfers.get(number)
const cancelled = (number: string) => vi.waitFor(() => expect(kept(number)?.state).toBe('CANCELLED'), 10_000)

beforeAll(async () => {
  local = await openGateway()
})
afterAll(() => local.close())
beforeEach(() => {
  local.get().faults.clear()
  local.get().signWith('public_key')
  Object.assign(desk(), { begins: 'WAIT_USER_CONFIRM', balance_fen: null, most_fen: 20_000_000, cancelEnds: true })
  desk().receiptEnds = 'FINISHED'
  const parsed = options(local.get())
  line = { client: new WechatPayClient(parsed), options: parsed }
})

describe('a transfer', () => {
  it('is asked for under our number, waits for its payee and is told with what it is confirmed by', async () => {
    const wish = order()
    const made = await sendBill(line, wish)
    expect(made).toMatchObject({
      kind: 'seen',
      transfer: { number: wish.number, amount_fen: 12_300, state: 'waiting', payee_hash: payeeHash('oPAYEE1') },
    })
    expect(kept(wish.number)).toMatchObject({ user_name: '陈小山', transfer_scene_id: '1005', openid: 'oPAYEE1' })
    const again = await sendBill(line, wish)
    expect(again).toEqual(made)
    // A query says nothing of the package.
    expect(await findBill(line, wish.number)).toMatchObject({ transfer: { state: 'waiting', confirm: null } })
    desk().move(wish.number, 'SUCCESS')
    expect(await findBill(line, wish.number)).toMatchObject({ transfer: { state: 'paid', reason: null } })
  })

  it('names its payee from thirty fen on, sealed with the key that is in use', async () => {
    for (const mode of ['public_key', 'certificate'] as const) {
      local.get().signWith(mode)
      const parsed = options(
        local.get(),
        mode === 'certificate' ? { public_key: undefined, public_key_id: undefined } : {},
      )
      const own = { client: new WechatPayClient(parsed), options: parsed }
      const wish = order({ amount_fen: 200_000 })
      expect(await sendBill(own, wish)).toMatchObject({ kind: 'seen' })
      expect(kept(wish.number)?.user_name).toBe('陈小山')
    }
    local.get().signWith('public_key')
    const little = order({ amount_fen: 29 })
    await sendBill(line, little)
    expect(kept(little.number)?.user_name).toBeNull()
  })

  it('of the sum from which a name is needed is refused without one', async () => {
    expect(await sendBill(line, order({ amount_fen: 200_000, holder: '' }))).toMatchObject({ kind: 'refused' })
  })

  it.each([
    [{ number: 'DK-1' }, '只能由数字'],
    [{ account_number: '' }, 'openid'],
    [{ remark: '长'.repeat(33) }, '转账备注'],
    [{ purpose: { kind: 'commission', post: '', about: '佣金' } as const }, '报备信息'],
    [{ amount_fen: 9 }, '限额'],
  ])('is refused in words where %j is wrong', async (changes, words) => {
    const wish = order(changes)
    const answer = await sendBill(line, wish)
    expect(answer).toMatchObject({ kind: 'refused', reason: expect.stringContaining(words) as string })
    if (/^\w+$/.test(wish.number)) expect(await findBill(line, wish.number)).toEqual({ kind: 'not_there' })
  })

  it('reports what goods were bought where it pays for them', async () => {
    const wish = order({ purpose: { kind: 'purchase', goods: '椴木香菇' } })
    expect(await sendBill(line, wish)).toMatchObject({ kind: 'seen' })
    expect(kept(wish.number)).toMatchObject({
      transfer_scene_id: '1009',
      report: [{ info_type: '采购商品名称', info_content: '椴木香菇' }],
    })
  })

  it('of the same number and another sum is refused, and the first one stands', async () => {
    const wish = order()
    await sendBill(line, wish)
    expect(await sendBill(line, { ...wish, amount_fen: 1000 })).toMatchObject({ kind: 'refused' })
    expect(await findBill(line, wish.number)).toMatchObject({ transfer: { amount_fen: 12_300 } })
  })

  it('is refused where the merchant has too little, which is no end of it', async () => {
    desk().balance_fen = 0
    const wish = order()
    expect(await sendBill(line, wish)).toEqual({ kind: 'refused', reason: '商户账户余额不足。' })
    desk().balance_fen = null
    expect(await sendBill(line, wish)).toMatchObject({ kind: 'seen' })
  })

  it('fails under a name that is not the payee’s, or unconfirmed for a day, with a reason people read', async () => {
    desk().names.set('oOTHER', '李四')
    const wrong = order({ account_number: 'oOTHER' })
    expect(await sendBill(line, wrong)).toMatchObject({
      transfer: { state: 'failed', reason: '姓名与微信实名不符', confirm: null },
    })
    const late = order()
    await sendBill(line, late)
    desk().move(late.number, 'FAIL', 'OVERDUE_CLOSE')
    expect(await findBill(line, late.number)).toMatchObject({
      transfer: { state: 'failed', reason: '收款人 24 小时内没有确认，已自动关闭' },
    })
  })

  it('is stopped by a request without a body, ends later, and is not stopped once it is over', async () => {
    const wish = order()
    await sendBill(line, wish)
    desk().cancelEnds = false
    expect(await cancelBill(line, wish.number)).toBeNull()
    expect(await findBill(line, wish.number)).toMatchObject({ transfer: { state: 'canceling' } })
    desk().move(wish.number, 'CANCELLED')
    expect(await findBill(line, wish.number)).toMatchObject({ transfer: { state: 'canceled' } })
    const paid = order()
    await sendBill(line, paid)
    desk().move(paid.number, 'SUCCESS')
    expect(await cancelBill(line, paid.number)).toContain('不支持撤销')
    desk().cancelEnds = true
    const other = order()
    await sendBill(line, other)
    await cancelBill(line, other.number)
    await cancelled(other.number)
  })
})

describe('an answer', () => {
  it.each(['error_after', 'drop_after', 'garbled', 'unsigned', 'bad_signature', 'stale'] as const)(
    'that is %s leaves everything open: the transfer is there, and the number is sent once',
    async (mode) => {
      const wish = order()
      local.get().faults.addApi({ mode, path: 'transfer-bills' })
      expect(await sendBill(line, wish)).toMatchObject({ kind: 'unknown' })
      expect(await findBill(line, wish.number)).toMatchObject({ kind: 'seen', transfer: { state: 'waiting' } })
    },
  )

  it.each([
    [500, 'SYSTEM_ERROR', 'unknown'],
    [429, 'FREQUENCY_LIMITED', 'unknown'],
    [502, 'WHATEVER', 'unknown'],
    [401, 'SIGN_ERROR', 'refused'],
    [403, 'NO_AUTH', 'refused'],
    [404, 'UNKNOWN', 'unknown'],
    [404, 'NOT_FOUND', 'not_there'],
  ])('of %i %s is %s', async (status, code, kind) => {
    const wish = order()
    local.get().faults.addApi({ mode: 'error', status, code, path: 'transfer-bills' })
    expect(await findBill(line, wish.number)).toMatchObject({ kind })
  })

  it('about another merchant’s transfer is none', async () => {
    const wish = order()
    await sendBill(line, wish)
    const stranger = { ...line, options: options(local.get(), { mchid: '1900000001' }) }
    expect(await findBill(stranger, wish.number)).toMatchObject({ kind: 'unknown' })
  })

  it('survives the gateway’s own restart', async () => {
    const wish = order()
    await sendBill(line, wish)
    await local.restart()
    const parsed = options(local.get())
    const again = { client: new WechatPayClient(parsed), options: parsed }
    expect(await findBill(again, wish.number)).toMatchObject({ transfer: { state: 'waiting' } })
    line = again
  })
})

describe('a receipt', () => {
  const paid = async (changes: Partial<TransferOrder> = {}) => {
    const wish = order(changes)
    await sendBill(line, wish)
    desk().move(wish.number, 'SUCCESS')
    return wish.number
  }

  it('is asked for, waited for and taken where its hash is right', async () => {
    const number = await paid()
    desk().receiptEnds = 'never'
    expect(await receiptOf(line, number)).toEqual({ state: 'not_yet' })
    expect(await receiptOf(line, number)).toEqual({ state: 'not_yet' })
    desk().receiptEnds = 'FINISHED'
    const other = await paid()
    await receiptOf(line, other)
    const receipt = await vi.waitFor(async () => {
      const got = await receiptOf(line, other)
      if (got.state !== 'there') throw new Error(got.state)
      return got
    }, 10_000)
    expect(receipt.name).toBe(`微信电子回单-${other}.pdf`)
    expect(receipt.content.toString()).toMatch(/^%PDF/)
  })

  it('is not there for a transfer without a name, or where WeChat made none', async () => {
    expect(await receiptOf(line, await paid({ amount_fen: 29 }))).toMatchObject({ state: 'none' })
    desk().receiptEnds = 'FAILED'
    const number = await paid()
    await receiptOf(line, number)
    await vi.waitFor(async () => expect(await receiptOf(line, number)).toMatchObject({ state: 'none' }), 10_000)
  })
})

it('is told to nobody where the number is unknown', async () => {
  await expect(tell(local.get(), 'DKNOBODY', {})).rejects.toThrow('记录不存在')
})
