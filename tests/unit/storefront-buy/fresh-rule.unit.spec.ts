/** One rule for fresh goods, in the same words wherever a buyer reads it: 48 hours, and how to claim. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const PLACES = [
  'storefront/locales/pages/cart/LANGUAGE.json',
  'storefront/locales/pages/products-handle/LANGUAGE.json',
  'backend/src/catalogue/good-detail.ts',
]

describe('what holds for fresh goods', () => {
  it.each([
    ['zh', '生鲜易腐商品，不适用七天无理由退货；如有变质、破损，请在签收后 48 小时内拍照，在订单页申请售后。'],
    [
      'en',
      'Fresh and perishable goods cannot be returned without reason; if anything is spoiled or damaged, take a photo and claim on the order page within 48 hours of receipt.',
    ],
  ])('stands in the same words on the good, in the checkout and in the catalogue: %s', (language, words) => {
    for (const place of PLACES) expect(read(place.replace('LANGUAGE', language)), place).toContain(words)
    expect(read('backend/src/config/plugins.ts')).toContain('freshQualityHours: 48')
  })
})
