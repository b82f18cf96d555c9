// The small rules of ordering and paying: which form of payment, which retry, how often to ask, what may be typed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaParts } from '@shanzhen/address/area-parts'
import { nextAttempt, parseAttempt } from '../../../storefront/shared/checkout/attempt'
import { formatClock, pollDelay_ms, secondsLeft } from '../../../storefront/shared/checkout/backoff'
import { channelFor, h5Target, sandboxPayUrl } from '../../../storefront/shared/checkout/payment-channel'
import { addressSchema, contactSchema, fieldErrors, phoneSchema } from '../../../storefront/shared/schemas/address'
import type { OrderView } from '@shanzhen/checkout/wire'
import { parseRememberedAddress } from '../../../storefront/shared/schemas/local-address'
import { codeRequestSchema, signInSchema } from '../../../storefront/shared/schemas/session'
import { statusWords } from '../../../storefront/utils/order-words'

const ADDRESS = {
  name: '张三',
  phone: '13800138000',
  province: '陕西省',
  city: '安康市',
  district: '宁陕县',
  detail: '城关镇长安街12号',
}
const DESKTOP = 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const PHONE = 'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36'

describe('the words for a state', () => {
  const order = (status: string, type: string) => ({ status, shipping: { type } }) as OrderView

  it('speak of collecting where the buyer collects, and only while there is something to collect', () => {
    expect(statusWords(order('paid', 'express'), 'status')).toBe('buy.status.paid')
    expect(statusWords(order('paid', 'pickup'), 'status')).toBe('buy.pickupStatus.paid')
    expect(statusWords(order('shipped', 'pickup'), 'statusText')).toBe('buy.pickupStatusText.shipped')
    expect(statusWords(order('canceled', 'pickup'), 'statusText')).toBe('buy.statusText.canceled')
  })
})

describe('the form of payment', () => {
  it.each([
    [DESKTOP, 'native'],
    [PHONE, 'h5'],
    [`${PHONE} MicroMessenger/8.0.50`, 'jsapi'],
    [`${DESKTOP} MicroMessenger/3.9 WindowsWechat`, 'jsapi'],
  ] as const)('for WeChat in %s is %s', (agent, channel) => {
    expect(channelFor('wechatpay', agent)).toBe(channel)
  })

  it('is a card everywhere for Stripe', () => {
    expect(channelFor('stripe', PHONE)).toBe('card')
  })

  it('names the way back once in an H5 address', () => {
    const back = 'http://shop.test/orders/order_1?key=k'
    const target = h5Target('https://wx.test/pay?prepay_id=1', back)
    expect(new URL(target).searchParams.get('redirect_url')).toBe(back)
    expect(h5Target(target, 'http://elsewhere.test')).toBe(target)
  })

  it('shows the tester a page only where the sandbox runs', () => {
    const code = 'weixin://wxpay/bizpayurl?pr=aB3-_x'
    expect(sandboxPayUrl(code, 'http://127.0.0.1:9433/')).toBe('http://127.0.0.1:9433/pay/native/aB3-_x')
    expect(sandboxPayUrl(code, '')).toBeNull()
    expect(sandboxPayUrl('https://other.test/x', 'http://127.0.0.1:9433')).toBeNull()
  })
})

describe('an attempt to order', () => {
  let made = 0
  const newKey = () => `key-${++made}`

  it('keeps its key when the same body is sent again and takes a new one when anything changed', () => {
    const first = nextAttempt(null, '{"a":1}', newKey)
    expect(nextAttempt(first, '{"a":1}', newKey)).toEqual(first)
    expect(nextAttempt(first, '{"a":2}', newKey).key).not.toBe(first.key)
  })

  it('survives a reload, and damaged storage is no attempt', () => {
    const first = nextAttempt(null, '{"a":1}', newKey)
    expect(parseAttempt(JSON.stringify(first))).toEqual(first)
    for (const damaged of [null, '', '{', '1', '{"key":1,"body":"x"}']) expect(parseAttempt(damaged)).toBeNull()
  })
})

describe('asking whether the money came', () => {
  it('becomes ever more patient, within 2 and 15 seconds', () => {
    fc.assert(
      fc.property(fc.nat(200), (attempt) => {
        const delay_ms = pollDelay_ms(attempt)
        expect(delay_ms).toBeGreaterThanOrEqual(2000)
        expect(delay_ms).toBeLessThanOrEqual(15_000)
        expect(pollDelay_ms(attempt + 1)).toBeGreaterThanOrEqual(delay_ms)
      }),
    )
  })

  it('counts down to zero and never below', () => {
    const end = '2026-11-23T12:00:00.000Z'
    expect(secondsLeft(end, Date.parse(end) - 90_500)).toBe(91)
    expect(secondsLeft(end, Date.parse(end) + 5000)).toBe(0)
    expect(secondsLeft(null, 0)).toBeNull()
    expect(formatClock(754)).toBe('12:34')
    expect(formatClock(5)).toBe('0:05')
  })
})

describe('what a buyer types', () => {
  it.each(['13800138000', '+86 138-0013-8000', '86 13800138000', '１３８００１３８０００'])(
    'takes %s as a mobile number',
    (phone) => {
      expect(phoneSchema.parse(phone)).toBe('13800138000')
    },
  )

  it.each(['', '1380013800', '12800138000', '138001380001', '0915-6822222'])(
    'refuses %s as a mobile number',
    (phone) => {
      expect(phoneSchema.safeParse(phone).success).toBe(false)
    },
  )

  it('gives each missing field its own message', () => {
    const result = addressSchema.safeParse({ ...ADDRESS, phone: '', province: '', detail: '1' })
    expect(result.success).toBe(false)
    expect(fieldErrors(result.error!)).toEqual({
      phone: 'buy.errors.phone_required',
      province: 'buy.errors.area_required',
      detail: 'buy.errors.detail_short',
    })
  })

  it('needs only a name and a phone for pickup', () => {
    expect(contactSchema.safeParse({ name: '张三', phone: '13800138000' }).success).toBe(true)
  })

  it('remembers an address on the device only when it is whole', () => {
    expect(parseRememberedAddress(JSON.stringify(ADDRESS))).toEqual(ADDRESS)
    for (const stored of [null, '{', JSON.stringify({ ...ADDRESS, detail: '' })]) {
      expect(parseRememberedAddress(stored)).toBeNull()
    }
  })
})

describe('signing in', () => {
  it('asks for a code by phone or by e-mail, never by both', () => {
    expect(codeRequestSchema.parse({ phone: '138 0013 8000' })).toEqual({ phone: '13800138000' })
    expect(codeRequestSchema.parse({ email: ' A@B.CN ' })).toEqual({ email: 'a@b.cn' })
    expect(codeRequestSchema.safeParse({ phone: '13800138000', email: 'a@b.cn' }).success).toBe(false)
  })

  it('takes exactly six digits as the code', () => {
    expect(signInSchema.parse({ phone: '13800138000', code: '123 456' }).code).toBe('123456')
    expect(signInSchema.safeParse({ phone: '13800138000', code: '12345' }).success).toBe(false)
  })
})

describe('an address as people write it', () => {
  it.each([
    [['湖北省', '省直辖县级行政区划', '天门市'], '湖北省天门市'],
    [['新疆维吾尔自治区', '自治区直辖县级行政区划', '石河子市'], '新疆维吾尔自治区石河子市'],
    [['上海市', '上海市', '浦东新区'], '上海市浦东新区'],
    [['广东省', '东莞市', ''], '广东省东莞市'],
  ])('%s', ([province, city, district], written) => {
    expect(areaParts({ province, city, district }).join('')).toBe(written)
  })
})
