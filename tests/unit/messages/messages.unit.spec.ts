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
