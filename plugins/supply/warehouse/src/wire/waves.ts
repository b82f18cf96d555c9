/** Waves: orders picked together, what is to be fetched from where, and what was not there. */
import { moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'
import { WorklistQuery } from './worklist'

export const WAVE_STATES = ['open', 'closed', 'dropped'] as const
/** batch: picked by the sum, sorted at the bench; cluster: into numbered boxes, one an order. */
export const WAVE_KINDS = ['batch', 'cluster'] as const

export const WaveRow = z.object({
  id: z.string(),
  number: z.int(),
  name: z.string(),
  state: z.enum(WAVE_STATES),
  kind: z.enum(WAVE_KINDS),
  made_by: z.string(),
  made_at: moment,
  ...{ orders: z.int(), packed: z.int(), out: z.int(), pieces: z.int(), picked: z.int(), shorts: z.int() },
})
export type WaveRow = z.infer<typeof WaveRow>
/** As it is put together. */
export type WaveRowSaid = z.input<typeof WaveRow>
export const Waves = z.object({ waves: z.array(WaveRow), next: text })
export type Waves = z.infer<typeof Waves>

/** Pieces of one good out of one lot at one place, for all orders of the wave. */
export const PickStop = z.object({
  key: z.string(),
  inventory_item_id: z.string(),
  lot_id: text,
  lot_code: text,
  best_before: text,
  /** Called back or past its day since it was planned: it stays where it lies. */
  stopped: z.boolean(),
  place: text,
  cold: z.boolean(),
  title: z.string(),
  sku: text,
  ...{ quantity: z.int(), picked: z.int(), short: z.int() },
  done: z.boolean(),
  /** By the book its bin is empty now: whoever was there is asked. */
  ask_empty: z.boolean(),
  /** Into which box how many, where each order has one. */
  boxes: z.array(z.object({ position: z.int(), display_id: z.int(), quantity: z.int() })),
})
export type PickStop = z.infer<typeof PickStop>
/** As it is put together. */
export type PickStopSaid = z.input<typeof PickStop>

export const ShortPick = z.object({
  id: z.string(),
  wave: z.int().nullable(),
  order_id: z.string(),
  display_id: z.int(),
  title: z.string(),
  quantity: z.int(),
  reason: z.string(),
  reported_by: z.string(),
  at: moment,
  decision: z.enum(['found', 'later', 'cancel', 'substitute']).nullable(),
})
export type ShortPick = z.infer<typeof ShortPick>
/** As it is put together. */
export type ShortPickSaid = z.input<typeof ShortPick>

export const WaveOrder = z.object({
  order_id: z.string(),
  display_id: z.int(),
  position: z.int(),
  state: z.enum(['open', 'packed', 'out']),
  reason: text,
  tracking_number: text,
  /** Why no number came for it. */
  number_fault: text,
})
export const WaveFile = z.object({
  wave: WaveRow,
  stops: z.array(PickStop),
  orders: z.array(WaveOrder),
  shorts: z.array(ShortPick),
})
export type WaveFile = z.infer<typeof WaveFile>
/** As it is put together. */
export type WaveFileSaid = z.input<typeof WaveFile>

export const MakeWave = z.strictObject({
  kind: z.enum(WAVE_KINDS, { error: '请选择拣货方式' }).default('batch'),
  /** Those checked, or whatever the filter finds, as many as a wave holds. */
  order_ids: z.array(z.string().min(1).max(64)).min(1, '请选择订单').max(200, '一波最多 200 个订单').optional(),
  filter: WorklistQuery.omit({ after: true }).optional(),
})
export type MakeWave = z.infer<typeof MakeWave>
export const MadeWave = z.object({
  wave: z.object({ id: z.string(), number: z.int(), orders: z.int() }),
  /** Asked for and left out, with why. */
  left_out: z.array(z.object({ display_id: z.int(), why: z.string() })),
})
export type MadeWave = z.infer<typeof MadeWave>

export const Pick = z.strictObject({
  inventory_item_id: z.string().min(1).max(64),
  lot_id: z.string().max(64).nullable().default(null),
  picked: z.int('件数须为整数').min(0, '件数不能为负').max(99_999, '件数过大'),
  reason: z.string().trim().max(60, '原因不超过 60 字').optional(),
})
export type Pick = z.infer<typeof Pick>

export const EndWave = z.strictObject({
  reason: z.string('请填写原因').trim().min(1, '请填写原因').max(100, '原因不超过 100 字'),
})
export const LeaveWave = EndWave.extend({ order_id: z.string().min(1).max(64) })
const note = z.string().trim().max(100, '说明不超过 100 字').default('')
export const DecideShort = z.strictObject({
  decision: z.enum(['found', 'later'], { error: '请选择怎么处理' }),
  note,
})
export type DecideShort = z.infer<typeof DecideShort>
export const CancelShort = z.strictObject({ note })
/** By the good that bears this code; the note says how its buyer agreed. */
export const SubstituteShort = z.strictObject({
  code: z.string('请扫替换的商品').trim().min(1, '请扫替换的商品').max(120, '条码过长'),
  note: z.string('请写买家怎么同意的').trim().min(1, '请写买家怎么同意的').max(100, '说明不超过 100 字'),
})
export type SubstituteShort = z.infer<typeof SubstituteShort>
export const Shorts = z.object({ shorts: z.array(ShortPick), next: text })
export type Shorts = z.infer<typeof Shorts>

export const Numbers = z.object({
  ...{ reserved: z.int(), waiting: z.int() },
  failed: z.array(z.object({ display_id: z.int(), reason: z.string() })),
})
export type Numbers = z.infer<typeof Numbers>
