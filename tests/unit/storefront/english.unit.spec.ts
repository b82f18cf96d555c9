/**
 * What the backend says to shoppers in Chinese has an English form: every such text in the code of the rooms that speak
 * to shoppers is found here, filled in, and put into English.
 */
import { globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import type { H3Event } from 'h3'
import { demoSites } from '../../../backend/src/seed/data/sensor-sites'
import { answerInEnglish, asksInEnglish, inEnglish, languageOfPage } from '../../../storefront/server/utils/english'
import { placeInEnglish, termInEnglish } from '../../../storefront/server/utils/english-terms'

const ROOT = join(import.meta.dirname, '../../..')
const ROOMS = [
  ...globSync('plugins/*/*/src/api/store', { cwd: ROOT }),
  'plugins/selling/checkout/src',
  'plugins/selling/after-sales/src',
  'plugins/selling/freight/src',
  'plugins/base/one-time-code/src',
  'plugins/money/payment-wechatpay/src/api/contract.ts',
  'plugins/money/payment-wechatpay/src/providers',
  'plugins/reach/wechat/src/api',
  'plugins/reach/wechat/src/authorize.ts',
  'plugins/reach/wechat/src/modules/wechat/service.ts',
  'plugins/reach/wechat/src/workflows',
  'plugins/reach/distribution/src/api',
  'plugins/reach/distribution/src/attribute',
  'plugins/reach/distribution/src/modules',
  'plugins/reach/campaigns/src/api',
  'plugins/reach/campaigns/src/modules',
  'plugins/reach/promotion/src/api',
  'plugins/reach/promotion/src/modules',
  'plugins/reach/commission/src/api',
  'plugins/reach/commission/src/modules',
  'plugins/reach/compliance/src/api',
  'plugins/reach/compliance/src/modules',
  'plugins/supply/shops/src/api',
  'plugins/supply/shops/src/modules',
  'plugins/supply/shop-orders/src',
  'plugins/supply/shop-pages/src/api',
  'plugins/supply/shop-pages/src/modules/shop-page/store/sales.ts',
  'backend/src/outlets',
  'plugins/money/deposit/src',
  'plugins/money/payouts/src/ask.ts',
  'plugins/supply/settlement/src/api/validators.ts',
  'plugins/supply/settlement/src/modules',
  'plugins/supply/shop-webhooks/src/api',
  'plugins/supply/shop-webhooks/src/modules',
  'plugins/supply/shop-webhooks/src/send/public-address.ts',
  'plugins/trust/lots/src/sellable.ts',
  'backend/src/api/contract.ts',
  'backend/src/api/store',
  'backend/src/catalogue/goods-query.ts',
  'storefront/server/utils',
  'storefront/server/api',
]
/** What staff and programs read, what is printed, and data (names of places, words searched for). */
const NOT_FOR_SHOPPERS =
  /(?:^|\/)(?:admin|migrations|receipt|seed)(?:\/|$)|api\/admin|provinces|words\.ts|tested-version\.ts|texts\.ts|staff(?:-door|-password|-phone)?\.ts|state-names\.ts|key-door\.ts|invitations?\.ts|guard-code\.ts|freight\/src\/(?:schema|api|workflows)|shop-orders\/src\/(?:view\/(?:supplied|deposit)|import\/(?:wrong-rows|columns)|jobs\/|test-shop\/|api\/about)/
const HAN = /\p{Script=Han}/u

function sources(path: string): string[] {
  const full = join(ROOT, path)
  if (!statSync(full).isDirectory()) return [full]
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
}

/** What a route does, in the document of the routes: no page shows it. */
const isSummary = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node) && ['zh', 'says'].includes(node.name.getText())

/** Texts as the code holds them; what is filled in reads `7`. */
function textsOf(file: string): string[] {
  const texts: string[] = []
  const visit = (node: ts.Node): void => {
    if (isSummary(node)) return
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) texts.push(node.text)
    else if (ts.isTemplateExpression(node))
      texts.push(node.head.text + node.templateSpans.map((span) => `7${span.literal.text}`).join(''))
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true))
  return texts.filter((text) => HAN.test(text))
}

describe('what the shop says to a page in English', () => {
  it('has English for every text its rooms say to shoppers', () => {
    const files = [...new Set(ROOMS.flatMap(sources))].filter(
      (file) => !NOT_FOR_SHOPPERS.test(file.slice(ROOT.length + 1)),
    )
    const texts = files.flatMap((file) => textsOf(file).map((text) => [file.slice(ROOT.length + 1), text] as const))
    expect(texts.length).toBeGreaterThan(150)
    const chinese = texts.filter(([, text]) => HAN.test(inEnglish(text.trim())) && text !== '直辖')
    expect(chinese, 'write their English into storefront/server/english/messages.json').toEqual([])
  })

  it('fills in what was filled in, and leaves names and people’s own words alone', () => {
    expect(inEnglish('库存只剩 3 件')).toBe('Only 3 left')
    expect(inEnglish('宁陕香菇的价格由 ¥32.80 变为 ¥35.00')).toBe('宁陕香菇: the price changed from ¥32.80 to ¥35.00')
    expect(inEnglish('请填写详细地址')).toBe('Please fill in: street address')
    expect(inEnglish('香菇')).toBe('香菇')
  })

  it('calls goods, sizes, tests and places by names that can be read', () => {
    const answer = {
      lines: [{ title: '宁陕香菇（干）', title_en: 'Ningshan Shiitake, dried', variant_title: '12枚' }],
      parts: [{ title: '柿饼', title_en: null, variant_title: '标准装' }],
      results: [{ name: '二氧化硫', value: 0.04, unit: 'g/kg' }],
      lot: { village: '青龙娅村', plot: '东沟三组' },
      sizes: ['1条 约1kg', '250克/袋', '500ml×6', '2斤'].map((title) => ({ title })),
      address: { name: '李小山', city: '西安市' },
    }
    expect(answerInEnglish(answer)).toEqual({
      lines: [{ title: 'Ningshan Shiitake, dried', title_en: 'Ningshan Shiitake, dried', variant_title: '12 pieces' }],
      parts: [{ title: '柿饼', title_en: null, variant_title: 'Standard box' }],
      results: [{ name: 'Sulphur dioxide', value: 0.04, unit: 'g/kg' }],
      lot: { village: 'Qinglongya Village', plot: 'Donggousan Group' },
      sizes: ['1 piece about 1kg', '250g/bag', '500ml×6', '2jin (500 g)'].map((title) => ({ title })),
      address: { name: '李小山', city: '西安市' },
    })
  })

  it('names every size, test, site and village of the seed', () => {
    const json = (file: string) => JSON.parse(readFileSync(join(ROOT, 'backend/src/seed/data', file), 'utf8'))
    const sizes = json('products.json').products.flatMap((good: { variants: { option: string }[] }) =>
      good.variants.map(({ option }) => option),
    )
    const villages = json('villages.json').routes.flatMap(({ villages: names }: { villages: string[] }) => names)
    const sites = demoSites.flatMap(({ name, device, metrics }) => [name, device.name, ...metrics.map((m) => m.name)])
    const tests = textsOf(join(ROOT, 'backend/src/seed/standards.ts')).filter((text) => /^[水农二菌]/.test(text))
    expect([sizes.length, villages.length, tests.length].every((count) => count > 3)).toBe(true)
    expect([...sizes, ...sites, ...tests].map(termInEnglish).filter((text) => HAN.test(text))).toEqual([])
    expect(villages.map(placeInEnglish).filter((text: string) => HAN.test(text))).toEqual([])
  })

  it('is asked for by the page being drawn, whatever page its reader came from', () => {
    expect([languageOfPage('/en/cart'), languageOfPage('/en'), languageOfPage('/english')]).toEqual(['en', 'en', 'zh'])
    expect([languageOfPage('/products/rice'), languageOfPage('/api/store/goods')]).toEqual(['zh', null])
    const asked = (headers: Record<string, string>) =>
      asksInEnglish({ node: { req: { headers } } } as unknown as H3Event)
    expect(asked({ referer: 'https://shop.example/en/cart' })).toBe(true)
    expect(asked({ referer: 'https://shop.example/en/cart', 'x-page-language': 'zh' })).toBe(false)
    expect(asked({ referer: 'https://shop.example/', 'x-page-language': 'en' })).toBe(true)
  })

  it('translates messages at any depth and nothing else of an answer', () => {
    const answer = {
      order: { note: '商品已售罄', lines: [{ title: '快递', reason: 'sold_out', message: '商品已售罄' }] },
      fields: { 'address.name': '请填写收货人姓名' },
      timeline: [{ code: 'placed', text: '订单已提交' }],
    }
    expect(answerInEnglish(answer)).toEqual({
      order: { note: '商品已售罄', lines: [{ title: '快递', reason: 'sold_out', message: 'Sold out' }] },
      fields: { 'address.name': 'Please fill in: recipient’s name' },
      timeline: [{ code: 'placed', text: 'Order placed' }],
    })
  })
})
