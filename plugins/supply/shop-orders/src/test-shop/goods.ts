/** The sizes of the test shop: each acts out what an integrator has to expect. */
import { TEST_ACTS, type TestAct } from '../modules/test-shop/types'
import type { OfferedGood } from '../wire'

const LEAD_HOURS = 48
export const FREIGHT_FEN = 800
/** What `TEST-PRICE-CHANGE` costs more than it is listed for. */
export const RISE_FEN = 300

const TITLES: Record<TestAct, string> = {
  ok: '一切顺利',
  'short-pick': '拣货时少一件',
  'price-change': '下单时价格已变',
  'carrier-down': '快递出不了单，晚发',
  'sold-out': '售罄',
  'deposit-short': '预存款不足，一分钟后到账',
}

export const skuOf = (act: TestAct): string => `TEST-${act.toUpperCase()}`
export const variantOf = (act: TestAct): string => `variant_test_${act.replace('-', '_')}`
export const titleOf = (act: TestAct): string => `测试商品：${TITLES[act]}`
export const priceOf = (act: TestAct): number => 2000 + 100 * TEST_ACTS.indexOf(act)

export const actOf = ({ sku = '', variant_id }: { sku?: string; variant_id?: string }): TestAct | undefined =>
  TEST_ACTS.find((act) => (variant_id ? variantOf(act) === variant_id : skuOf(act) === sku.toUpperCase()))

export const TEST_GOODS: OfferedGood[] = TEST_ACTS.map((act) => ({
  ...{ variant_id: variantOf(act), product_id: 'prod_test', handle: 'test', title: titleOf(act), variant_title: null },
  ...{ sku: skuOf(act), barcode: null, thumbnail: null },
  ...{ price_fen: priceOf(act), floor_fen: priceOf(act), lead_hours: LEAD_HOURS },
  ...(act === 'sold-out' ? { available: 0, reason: '商品已售罄' } : { available: 999, reason: null }),
  ...{ coming: null, pick: null },
}))
