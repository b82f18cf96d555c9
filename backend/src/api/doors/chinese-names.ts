import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'

/**
 * What Medusa names in English by itself (conditions of promotions, currencies, countries), as staff read it; nobody can
 * rename these: Medusa writes them anew at each start.
 */
const WORDS: Record<string, string> = {
  'Customer Group': '客户组',
  Region: '销售区域',
  Country: '国家',
  'Sales Channel': '销售渠道',
  Product: '商品',
  'Product Category': '货架',
  'Product Collection': '商品集',
  'Product Type': '商品类型',
  'Product Tag': '商品标签',
  'Shipping Option Type': '配送方式的种类',
  'Currency Code': '币种',
  'Minimum quantity of items': '至少买几件',
  'Quantity of items promotion will apply to': '优惠几件',
  In: '是其中之一',
  Equals: '等于',
  'Not In': '都不是',
  'Chinese Yuan': '人民币',
  China: '中国',
}
const FIELDS = new Set(['label', 'attribute_label', 'operator_label', 'display_name'])
const CURRENCIES = new Intl.DisplayNames('zh-CN', { type: 'currency' })

const DOORS = ['/admin/promotions/*', '/admin/stores', '/admin/stores/*', '/admin/currencies', '/admin/regions*']

export const chineseNameDoors = DOORS.map((matcher) => ({
  matcher,
  methods: ['GET' as const],
  middlewares: [sayInChinese],
}))

function sayInChinese(_request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const send = response.json.bind(response)
  response.json = (body: unknown) => send(named(body))
  next()
}

function named(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(named)
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value
  const told = Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      FIELDS.has(key) && typeof one === 'string' ? (WORDS[one] ?? one) : named(one),
    ]),
  )
  return isCurrency(told) ? { ...told, name: CURRENCIES.of(told.code.toUpperCase()) ?? told.name } : told
}

const isCurrency = (row: Record<string, unknown>): row is { code: string; name: string } =>
  'symbol_native' in row && typeof row.code === 'string' && /^[a-z]{3}$/i.test(row.code)
