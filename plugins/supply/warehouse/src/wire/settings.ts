/** What the supply center may set: how large a wave is, who carries what, the labels' paper and who sends. */
import { z } from '@medusajs/framework/zod'

const PAPER_KEYS = ['76x130', '100x150'] as const
export const PaperKey = z.enum(PAPER_KEYS, { error: '请选择面单尺寸' })
export type PaperKey = z.infer<typeof PaperKey>

export const Settings = z.strictObject({
  wave_size: z.int('每波订单数须为整数').min(1, '每波至少 1 个订单').max(200, '每波最多 200 个订单').default(20),
  express_carrier: z.string().min(1, '请选择快递').max(20).default('SF'),
  cold_carrier: z.string().min(1, '请选择快递').max(20).default('SF'),
  /** Of every so many orders one is looked at before it leaves; of each lot and day so many per cent. 0: none. */
  sample_every: z.int('抽检间隔须为整数').min(0, '抽检间隔不能为负').max(10_000, '抽检间隔不超过 10000').default(0),
  sample_percent: z.int('抽检比例须为整数').min(0, '抽检比例不能为负').max(100, '抽检比例不超过 100').default(0),
  /** Cartons' codes: extension digit and company prefix, and which serials are ours; empty: no cartons, 0: to the end. */
  sscc_prefix: z
    .string()
    .trim()
    .regex(/^(\d{8,11})?$/, '箱码前缀为 8 到 11 位数字：扩展位加厂商识别代码')
    .default(''),
  sscc_from: z.int('起始流水号须为整数').min(1, '起始流水号至少为 1').max(999_999_999, '流水号太大').default(1),
  sscc_to: z.int('结束流水号须为整数').min(0, '结束流水号不能为负').max(999_999_999, '流水号太大').default(0),
  paper: PaperKey.default('76x130'),
  /** Who stands on labels as the sender, where nobody else sells; empty: the shop. */
  sender_name: z.string().trim().max(40, '寄件人不超过 40 字').default(''),
  sender_phone: z.string().trim().max(20, '电话不超过 20 字').default(''),
  sender_address: z.string().trim().max(120, '地址不超过 120 字').default(''),
})
export type Settings = z.infer<typeof Settings>

export const SettingsFile = z.object({
  settings: Settings,
  carriers: z.array(z.object({ code: z.string(), name: z.string(), kind: z.string() })),
  /** By carrier, the numbers it left here. */
  supplies: z.array(
    z.object({
      ...{ carrier_code: z.string(), carrier_name: z.string() },
      ...{ free: z.int(), reserved: z.int(), taken: z.int(), canceled: z.int() },
    }),
  ),
})
export type SettingsFile = z.infer<typeof SettingsFile>

export const BringNumbers = z.strictObject({
  carrier_code: z.string('请选择快递').min(1, '请选择快递').max(20),
  /** A column pasted from a table, or a file's bytes as base64. */
  text: z.string().max(2_000_000, '内容过长，请分几次导入').optional(),
  file: z.string().max(4_000_000, '文件过大，请分几次导入').optional(),
})
export const Brought = z.object({
  ...{ read: z.int(), added: z.int(), known: z.int() },
  /** The first of those that do not look like this carrier's. */
  bad: z.array(z.string()),
})
export type Brought = z.infer<typeof Brought>
