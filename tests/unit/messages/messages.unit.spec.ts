/** What buyers read, who it is addressed to, and what a log may show of them. */
import { createHmac } from 'node:crypto'
import { maskRecipient } from '../../../plugins/base/messages/src/mask'
import MessagesService from '../../../plugins/base/messages/src/modules/messages/service'
import type { OrderStep } from '../../../plugins/base/messages/src/types'

const options = {
  shopName: '山货铺',
  shopNameEn: 'Hill Shop',
  storefrontUrl: 'http://shop.test/',
  orderLinkSecret: 'secret',
}
const order = { id: 'order_1', display_id: 7, email: 'mei@example.com', phone: '13812341234' }
const service = new MessagesService({}, options)
const steps: OrderStep[] = ['placed', 'paid', 'shipped', 'delivered', 'canceled', 'refunded', 'money_returned']

/** What is said of a claim once staff agreed to it. */
const agreed: [OrderStep, string][] = [
  ['claim_approved', '寄回商品并填写运单号'],
  ['claim_approved_money', '商品不用寄回，接下来退款'],
]

describe('the words of each step', () => {
  it.each(steps)('%s names shop and order and carries the secret link, in Chinese and in English', (step) => {
    const key = createHmac('sha256', 'secret').update('order_1').digest('base64url')
    const link = `http://shop.test/orders/order_1?key=${key}`
    const linkEn = `http://shop.test/en/orders/order_1?key=${key}`
    const chinese = service.compose(step, order, { amount: '¥12.34' })
    const english = service.compose(step, { ...order, locale: 'en' }, { amount: '¥12.34' })
    expect(chinese?.content.text).toMatch(/^【山货铺】订单 7|^【山货铺】已收到订单 7/)
    expect(english?.content.text).toMatch(/^\[Hill Shop\] .*order 7/i)
    expect(chinese?.content.text).toContain(link)
    expect(english?.content.text).toContain(linkEn)
  })

  it('tells carrier and waybill of a parcel, and asks nobody for a waybill of goods they collect', () => {
    const express = service.compose('shipped', order, {
      parcel: { kind: 'express', carrier: '顺丰速运', waybill: 'SF123' },
    })
    const pickup = service.compose('shipped', order, { parcel: { kind: 'pickup', carrier: '自提', waybill: null } })
    expect(express?.content.text).toContain('已发出，顺丰速运 SF123')
    expect(pickup?.content.text).toContain('已备好，可到自提点领取')
    expect(pickup?.content.subject).toBe('【山货铺】订单 7 可以自提了')
  })

  it('names the place and hours where goods are collected, in the buyer’s language', () => {
    const pickup = {
      place: '城关镇供应中心',
      hours: '每天 8:30–18:00',
      place_en: 'the supply centre',
      hours_en: 'daily',
    }
    const shop = new MessagesService({}, { ...options, pickup })
    const parcel = { kind: 'pickup' as const, carrier: '', waybill: null }
    expect(shop.compose('shipped', order, { parcel })?.content.text).toContain(
      '已备好，请到 城关镇供应中心 领取（每天 8:30–18:00）',
    )
    const english = shop.compose('shipped', { ...order, locale: 'en' }, { parcel })
    expect(english?.content.text).toContain('is ready to collect at the supply centre (daily)')
  })

  it('asks for money until a moment, and says who gave an order up and that nothing goes back where nothing was paid', () => {
    const say = (step: OrderStep, facts: Parameters<typeof service.compose>[2], locale = 'zh') =>
      service.compose(step, { ...order, locale }, facts)?.content.text
    const term = { amount: '¥8.00', until: '11月28日 20:45' }
    expect(say('placed', term)).toContain('合计 ¥8.00，货已为您留好，请在 11月28日 20:45 前付款，过时自动取消')
    expect(say('placed', { ...term, until: '28 November at 20:45' }, 'en')).toContain(
      'please pay before 28 November at 20:45, or it is canceled',
    )
    const reasons = { expired: '超过付款时间', buyer: '您取消了订单', staff: '商家取消了订单' } as const
    for (const canceledFor of ['expired', 'buyer', 'staff'] as const) {
      const unpaid = say('canceled', { canceledFor, nothing: true, amount: '¥0.00' })
      expect(unpaid).toContain(`已取消（${reasons[canceledFor]}）：`)
      expect(unpaid).not.toMatch(/退|¥/)
    }
    expect(say('canceled', { canceledFor: 'staff', amount: '¥8.00' })).toContain('，已付的 ¥8.00 会原路退回')
    expect(say('canceled', { canceledFor: 'expired', nothing: true }, 'en')).toMatch(
      /is canceled, as it was not paid in time: /,
    )
    expect(say('canceled', { canceledFor: 'buyer', amount: '¥8.00' }, 'en')).toContain(
      'is canceled, as you asked; the ¥8.00 paid goes back the way it came',
    )
  })

  it.each(['refunded', 'weight_refunded', 'money_returned'] as OrderStep[])(
    '%s says that money went back only once it did',
    (step) => {
      const say = (facts: object, locale = 'zh') =>
        service.compose(step, { ...order, locale }, { amount: '¥8.00', ...facts })?.content.text
      expect(say({ underWay: true })).toContain('¥8.00 正在处理，将原路退回')
      expect(say({ underWay: true })).not.toContain('已原路退回')
      expect(say({})).toContain('¥8.00 已原路退回')
      expect(say({ byHand: true })).toContain('由我们以现金或转账退还给您')
      expect(say({ underWay: true }, 'en')).toContain('is on its way back')
      expect(say({}, 'en')).toContain('went back the way it came')
    },
  )

  it('says of one parcel of several what is in it and what follows', () => {
    const parcel = { kind: 'express' as const, carrier: '顺丰速运', waybill: 'SF1' }
    const holds = ['香菇', '木耳']
    const say = (locale: string, facts: object) =>
      service.compose('shipped', { ...order, locale }, { parcel: { ...parcel, ...facts } })?.content.text
    expect(say('zh', { holds, follow: ['土蜂蜜 × 2'] })).toContain(
      '顺丰速运 SF1。这一包是香菇、木耳，土蜂蜜 × 2随后发出。',
    )
    expect(say('zh', { holds, follow: [] })).toContain('订单的商品到此发齐')
    expect(say('zh', {})).not.toContain('这一包')
    expect(say('zh', { holds: ['甲', '乙', '丙', '丁', '戊'], follow: [] })).toContain('甲、乙、丙、丁等 5 样')
    expect(say('en', { holds: ['Honey'], follow: ['Walnuts'] })).toContain('In it: Honey; still to follow: Walnuts')
  })

  it.each(agreed)('asks for goods only where they go back: %s', (step, says) => {
    expect(service.compose(step, order, {})?.content.text).toContain(says)
  })

  it('escapes the mail form', () => {
    const hostile = new MessagesService({}, { ...options, shopName: '<b>' })
    expect(hostile.compose('placed', order, {})?.content.html).toContain('&lt;b&gt;')
  })
})

describe('the recipient', () => {
  it('is the phone, then the e-mail address, then nobody', () => {
    expect(service.compose('placed', order, {})).toMatchObject({ to: '13812341234', channel: 'sms' })
    expect(service.compose('placed', { ...order, phone: '0915-123' }, {})).toMatchObject({
      to: 'mei@example.com',
      channel: 'email',
    })
    expect(service.compose('placed', { ...order, phone: null, email: null }, {})).toBeNull()
  })

  it('refuses to write links without a secret', () => {
    const careless = new MessagesService({}, { ...options, orderLinkSecret: undefined })
    expect(() => careless.compose('placed', order, {})).toThrow('orderLinkSecret')
  })

  it.each([
    ['13812341234', '138****1234'],
    ['+8613812341234', '138****1234'],
    ['mei@example.com', 'm***@example.com'],
    ['someone', '***ne'],
  ])('%s appears in a log as %s', (to, masked) => {
    expect(maskRecipient(to)).toBe(masked)
  })
})

it('passes the number on that another shop gave its order, and nothing else that it wrote there', () => {
  const text = (number: string) => service.compose('delivered', order, {}, { name: '山里人家', number })?.content.text
  expect(text('TB-2026 #17')).toContain('您的订单 TB-2026 #17 的包裹已送达')
  for (const written of [
    'evil.example/x',
    'https://evil.example',
    '加微信 abc 领红包',
    'a@evil.example',
    'x'.repeat(41),
  ])
    expect(text(written)).toMatch(/^【山里人家】您的订单的包裹已送达/)
})
