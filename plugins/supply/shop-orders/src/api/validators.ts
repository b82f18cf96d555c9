import { z } from '@medusajs/framework/zod'
import { FIELDS } from '../import/columns'
import { OrderState, Tier } from '../wire'

const label = (what: string, max: number) =>
  z
    .string({ error: `请填写${what}` })
    // One line, as it stands on labels and lists.
    .overwrite((text) => text.replace(/[\t\r\n]+/g, ' '))
    .trim()
    .min(1, `请填写${what}`)
    .max(max, `${what}不超过 ${max} 字`)
const fen = (what: string) => z.int({ error: `${what}须为整数分` })
const after = z.string().trim().max(80, '页码不对').optional()
const take = z.coerce.number().int().min(1, '每页至少 1 条').max(100, '每页最多 100 条').default(20)

export const number = label('订单编号', 64).regex(/^[^\p{C}]+$/u, '订单编号里有看不见的字符')
const items = z
  .array(
    z.strictObject({
      variant_id: label('商品规格', 64).optional(),
      sku: label('商品编码', 64).optional(),
      quantity: z.int({ error: '数量须为整数' }).min(1, '数量至少为 1').max(999, '每种商品最多 999 件'),
    }),
    { error: '请先选商品' },
  )
  .min(1, '请先选商品')
  .max(50, '一单最多 50 种规格')
  .refine((list) => list.every(({ variant_id, sku }) => !!variant_id !== !!sku), '每行写商品规格或商品编码其中一个')
  .refine(
    (list) => new Set(list.map(({ variant_id, sku }) => variant_id ?? sku)).size === list.length,
    '同一规格请合并成一行',
  )
const receiver = z.strictObject({
  name: label('收货人', 30).regex(/^[^*＊]+$/, '收货人被平台隐藏了，请填完整'),
  phone: z.string({ error: '请填写手机号' }).regex(/^1[3-9]\d{9}$/, '请填写 11 位手机号'),
  province: label('省份', 20),
  city: label('城市', 30),
  district: label('区县', 30),
  detail: label('详细地址', 120).regex(/^[^*＊]+$/, '地址被平台隐藏了，请填完整'),
})
const note = z.string().trim().max(200, '备注不超过 200 字').optional()

export const QuoteOrderBody = z.strictObject({ items, receiver, note })
export type QuoteOrderBody = z.infer<typeof QuoteOrderBody>

/** `expected_total_fen`: what its sender saw; at another sum it is refused. */
export const PlaceOrderBody = QuoteOrderBody.extend({
  number,
  expected_total_fen: fen('合计').min(0, '合计不能为负').optional(),
})
export type PlaceOrderBody = z.infer<typeof PlaceOrderBody>

export const OrdersQuery = z.strictObject({
  ...{ take, after },
  state: z.enum(OrderState.options, { error: '没有这种状态' }).optional(),
  number: z.string().trim().max(64, '订单编号不超过 64 字').optional(),
  import_id: z.string().trim().max(64).optional(),
})
export type OrdersQuery = z.infer<typeof OrdersQuery>
/** Its own people look for them by their receiver too. */
export const OwnOrdersQuery = OrdersQuery.extend({ q: z.string().trim().max(64, '要找的内容不超过 64 字').optional() })
export type OwnOrdersQuery = z.infer<typeof OwnOrdersQuery>

export const GoodsQuery = z.strictObject({
  take,
  after,
  q: z.string().trim().max(40, '要找的内容不超过 40 字').optional(),
})
export type GoodsQuery = z.infer<typeof GoodsQuery>

export const PickBody = z.strictObject({
  title: z.string().trim().max(60, '标题不超过 60 字').default(''),
  price_fen: fen('售价').min(1, '售价须大于 0').max(100_000_000, '售价太大，请核对'),
  listed: z.boolean().default(true),
})
export type PickBody = z.infer<typeof PickBody>

/** 20 MB as base64. */
const MOST_FILE = Math.ceil((20 * 1024 * 1024 * 4) / 3) + 4
export const ImportBody = z.strictObject({
  filename: label('文件名', 120),
  file: z.string({ error: '请选择文件' }).min(1, '请选择文件').max(MOST_FILE, '文件超过 20 MB，请分成几个文件'),
  columns: z
    .partialRecord(z.enum(FIELDS), z.int().min(0).max(199))
    .refine(
      (said) => ['number', 'name', 'phone', 'detail', 'sku', 'quantity'].every((field) => field in said),
      '请指定订单编号、收货人、手机、地址、商品编码和数量各是哪一列',
    )
    .optional(),
})
export type ImportBody = z.infer<typeof ImportBody>
export const ImportsQuery = z.strictObject({ take, after })
export type ImportsQuery = z.infer<typeof ImportsQuery>
export const ImportedQuery = z.strictObject({
  take,
  after: z.coerce.number().int().min(-1).max(10_000_000).default(-1),
  good: z
    .enum(['true', 'false'])
    .transform((said) => said === 'true')
    .optional(),
})
export type ImportedQuery = z.infer<typeof ImportedQuery>

export const DepositQuery = z.strictObject({ take, before: z.coerce.number().int().min(1).optional() })
export type DepositQuery = z.infer<typeof DepositQuery>
export const TopUpBody = z.strictObject({
  amount_fen: fen('充值金额').min(100, '一次至少充 ¥1.00').max(20_000_000, '一次最多充 ¥200,000.00'),
  channel: z.enum(['native', 'h5', 'jsapi'], { error: '请选择支付方式' }),
  openid: z
    .string()
    .regex(/^[\w-]{1,128}$/, 'openid 不对')
    .optional(),
})
export type TopUpBody = z.infer<typeof TopUpBody>

export const WithdrawalsQuery = z.strictObject({ take, before: z.string().max(64).optional() })
export type WithdrawalsQuery = z.infer<typeof WithdrawalsQuery>
export const WithdrawBody = z.strictObject({ amount_fen: fen('提现金额') })
export type WithdrawBody = z.infer<typeof WithdrawBody>

const price = z.strictObject({
  tier: Tier,
  price_fen: fen('供货价').min(1, '供货价须大于 0').max(100_000_000, '供货价太大，请核对').nullable(),
  floor_fen: fen('最低售价').min(1, '最低售价须大于 0').max(100_000_000, '最低售价太大，请核对').nullable(),
})
export const SupplyPriceBody = z
  .strictObject({
    variant_id: label('商品规格', 64),
    prices: z.array(price).min(1, '请至少填一个等级的供货价').max(3),
    lead_hours: z
      .int({ error: '发货时限须为整数小时' })
      .min(1, '发货时限至少 1 小时')
      .max(720, '发货时限最多 720 小时'),
    starts_at: z.iso.datetime({ offset: true, error: '请填写从什么时候起' }).optional(),
  })
  .refine(({ prices }) => new Set(prices.map(({ tier }) => tier)).size === prices.length, '同一等级只填一次')
  .refine(
    ({ prices }) => prices.every(({ price_fen, floor_fen }) => (price_fen === null) === (floor_fen === null)),
    '供货价和最低售价要一起填',
  )
export type SupplyPriceBody = z.infer<typeof SupplyPriceBody>
export const SupplyQuery = z.strictObject({
  q: z.string().trim().max(40, '要找的内容不超过 40 字').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
})
export type SupplyQuery = z.infer<typeof SupplyQuery>
export const MeetsQuery = z.strictObject({
  variant_id: label('商品规格', 64),
  tier: Tier,
  floor_fen: z.coerce.number().int().min(1).max(100_000_000),
})
export type MeetsQuery = z.infer<typeof MeetsQuery>
