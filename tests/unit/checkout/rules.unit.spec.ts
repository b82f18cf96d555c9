/** Checkout's small rules: yuan and fen, order links, what a buyer may send, what a page may know of a payment. */
import fc from 'fast-check'
import { toFen, toYuan } from '../../../plugins/base/money-kit/src/fen'
import { toWholeFen } from '../../../plugins/selling/checkout/src/lib/whole-fen'
import { isOrderKey, orderKey } from '../../../plugins/selling/checkout/src/lib/order-key'
import { paymentView } from '../../../plugins/selling/checkout/src/pay/payment-view'
import { PlaceBody } from '../../../plugins/selling/checkout/src/wire'

describe('money', () => {
  it('comes back as the same fen from yuan', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (fen) => toFen(toYuan(fen)) === fen))
  })
  it('reads prices that binary fractions cannot hold', () => {
    expect([toFen(0.07), toFen(1.15), toFen(68.5), toFen(null)]).toEqual([7, 115, 6850, 0])
  })
})

describe('a discount split over lines', () => {
  it('adds up to the whole in fen, and no share moves by a fen or more', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50_000_000 }), { minLength: 1, maxLength: 50 }), (milliYuan) => {
        const yuan = milliYuan.map((amount) => amount / 1000)
        const shares = toWholeFen(yuan)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(
          Math.round(milliYuan.reduce((sum, amount) => sum + amount, 0) / 10),
        )
        shares.forEach((share, i) => expect(Math.abs(share * 10 - milliYuan[i])).toBeLessThan(10))
      }),
    )
  })
  it('gives the odd fen to the largest remainder', () => {
    expect([toWholeFen([10.275, 4.5]), toWholeFen([0.003, 0.007])]).toEqual([
      [1028, 450],
      [0, 1],
    ])
  })
})

describe('an order link', () => {
  it('opens its own order alone, with its own secret alone', () => {
    const key = orderKey('order_1', 'secret')
    expect(isOrderKey('order_1', key, 'secret')).toBe(true)
    expect([
      isOrderKey('order_2', key, 'secret'),
      isOrderKey('order_1', key, 'other'),
      isOrderKey('order_1', undefined, 'secret'),
    ]).toEqual([false, false, false])
  })
})

describe('what a buyer sends', () => {
  const body = {
    items: [{ variant_id: 'v1', quantity: 1, unit_price_fen: 100 }],
    address: { name: '王小山', phone: '13812341234' },
    shipping_option_id: 'so_1',
    expected_total_fen: 100,
  }
  const accepts = (change: object) => PlaceBody.safeParse({ ...body, ...change }).success
  it('is taken when it is in order', () => expect(accepts({})).toBe(true))
  it.each([
    ['no goods', { items: [] }],
    ['fifty-one goods', { items: Array.from({ length: 51 }, (_, i) => ({ ...body.items[0], variant_id: `v${i}` })) }],
    ['one variant twice', { items: [body.items[0], body.items[0]] }],
    ['a landline', { address: { ...body.address, phone: '02988888888' } }],
    ['a negative total', { expected_total_fen: -1 }],
    ['a note without end', { note: '长'.repeat(201) }],
    ['a key nobody knows', { is_paid: true }],
  ])('is refused with %s', (_, change) => expect(accepts(change)).toBe(false))
})

describe('what the pay page learns of a session', () => {
  it('is what it needs to pay, and until when, and nothing else', () => {
    const data = {
      code_url: 'weixin://x',
      out_trade_no: '1',
      client_ip: '127.0.0.1',
      link_expires_at: '2026-11-23T10:05:00.000Z',
    }
    const view = paymentView(
      { amount_fen: 1234, status: 'pending', data },
      { provider: 'wechatpay', channel: 'native' },
      new Date('2026-11-23T10:15:00Z'),
    )
    expect(view).toEqual({
      provider: 'wechatpay',
      channel: 'native',
      status: 'pending',
      amount_fen: 1234,
      expires_at: '2026-11-23T10:05:00.000Z',
      code_url: 'weixin://x',
    })
  })
})
