import { z } from '@medusajs/framework/zod'
import { day, text } from '@shanzhen/http/fields'
import { count, optional, ReceivedLot } from '../../../received-lot'

/** What staff enter about lots, with the words they read when something is missing. */
/** Nothing twice in a list. */
const different = (names: string[]) => new Set(names).size === names.length

export const Receive = z.strictObject({
  location_id: text('仓库'),
  supplier_name: text('供货人'),
  supplier_contact: optional('供货人联系方式'),
  note_number: optional('送货单号'),
  lots: z.array(ReceivedLot).min(1, '请至少登记一个批次').max(100, '一次最多登记 100 个批次'),
})
export type Receive = z.infer<typeof Receive>

export const Correct = z.strictObject({
  reason: text('更正原因', 200),
  quantity: count('数量').optional(),
  made_on: day('生产或采收日期').optional(),
  best_before: day('保质期至').optional(),
  best_before_reason: optional('保质期说明', 200),
  town: optional('镇'),
  village: optional('村'),
  plot: optional('地块'),
  note: optional('备注', 200),
})
export type Correct = z.infer<typeof Correct>

export const VoidLot = z.strictObject({ reason: text('作废原因', 200) })
export type VoidLot = z.infer<typeof VoidLot>

export const Inspect = z.strictObject({
  kind: z.enum(['incoming', 'outgoing']).default('incoming'),
  method: text('检验方法'),
  sampling: text('抽样方式', 200),
  sample_count: count('样品数'),
  tolerance: z.string().trim().max(200).default(''),
  values: z
    .array(z.strictObject({ name: text('项目'), value: z.number({ error: '请填写检验数值' }) }))
    .max(50, '一次最多 50 个项目'),
  looks_fine: z.boolean().default(true),
  report_file_id: z.string().nullish(),
  /** 复检: why a lot that failed is tested again. */
  retest_reason: optional('复检原因', 200),
})
export type Inspect = z.infer<typeof Inspect>

export const Reject = z.strictObject({ reason: text('原因', 200), disposal: text('处理方式', 200) })
export type Reject = z.infer<typeof Reject>

const pieces = (what: string, least: number) =>
  z
    .int({ error: `${what}须为整数` })
    .min(least, `${what}至少为 ${least}`)
    .max(100_000_000, `${what}太大`)
const act = { location_id: text('仓库'), reason: text('原因', 200), request_key: z.string().min(8).max(64).optional() }

/** Stock changed by hand: counted, damaged, carried elsewhere. Quantities in the lot's own unit. */
export const ActOnStock = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('stocktake'), quantity: pieces('实盘数量', 0), ...act }),
    z.strictObject({ kind: z.literal('damage'), quantity: pieces('报损数量', 1), ...act }),
    z.strictObject({
      kind: z.literal('transfer'),
      quantity: pieces('调拨数量', 1),
      to_location_id: text('调入仓库'),
      ...act,
    }),
  ],
  { error: '请选择盘点、报损或调拨' },
)
export type ActOnStock = z.infer<typeof ActOnStock>

const Source = z.strictObject({ lot_id: text('原料批次'), quantity: count('领用数量') })
export const Transform = z.strictObject({
  kind: z.enum(['split', 'mix', 'pack'], { error: '请选择加工方式' }),
  location_id: text('仓库'),
  children: z
    .array(
      z.strictObject({
        inventory_item_id: z.string().nullable(),
        quantity: count('数量'),
        sources: z.array(Source).min(1, '请至少选择一个原料批次').max(50),
        net_weight_g: count('净含量').optional(),
        code: ReceivedLot.shape.code,
        best_before: day('保质期至').optional(),
        note: optional('备注', 200),
      }),
    )
    .min(1, '请至少填写一个新批次')
    .max(50),
  losses: z.array(Source).max(50).default([]),
})
export type Transform = z.infer<typeof Transform>

export const Standard = z.strictObject({
  good_id: text('商品'),
  grades: z.array(text('等级')).max(20).refine(different, '等级不能重复').default([]),
  limits: z
    .array(
      z.strictObject({
        name: text('项目'),
        unit: z.string().trim().max(20, '单位不超过 20 字'),
        min: z.number().nullable().default(null),
        max: z.number().nullable().default(null),
        method: z.string().trim().max(60).default(''),
        required: z.boolean().default(true),
      }),
      { error: '请填写检验项目' },
    )
    .max(50, '一次最多 50 个项目')
    .refine((limits) => different(limits.map(({ name }) => name)), '项目不能重复')
    .refine((limits) => limits.every(({ min, max }) => min === null || max === null || min <= max), '下限不能大于上限'),
  packing: z.string().trim().max(200, '包装要求不超过 200 字').default(''),
  storage: z.string().trim().max(200, '贮存要求不超过 200 字').default(''),
  shelf_life_days: count('保质期（天）'),
  effective_from: day('生效日期'),
  outbound_required: z.boolean().default(false),
})
export type Standard = z.infer<typeof Standard>
