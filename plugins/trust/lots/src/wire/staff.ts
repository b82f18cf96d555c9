/** Lots and standards as staff work with them. Quantities are in the lot's own unit, days `YYYY-MM-DD`; persons are ids. */
import { moment, names, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'
import { InspectionResult, LOT_STATES, QuantityUnit, Verdict } from './shown'

const state = z.enum(LOT_STATES)
const quantity = z.number()

/** The supplier's phone stays with the delivery: no list and no page of a lot carries it. */
export const StaffLot = z.object({
  id: z.string(),
  code: z.string(),
  good_id: z.string(),
  inventory_item_id: text,
  producer_id: text,
  title: z.string(),
  size: z.string(),
  state,
  town: text,
  village: text,
  plot: text,
  made_on: z.string(),
  best_before: z.string(),
  /** Why it is another day than the standard gives. */
  best_before_reason: text,
  quantity_unit: QuantityUnit,
  received_quantity: quantity,
  received_at: moment,
  received_by: z.string(),
  released_at: moment.nullable(),
  released_by: text,
  supplier_name: text,
  is_demo: z.boolean(),
  note: text,
})
export type StaffLot = z.infer<typeof StaffLot>

export const LotPlace = z.object({ id: z.string(), location_id: z.string(), quantity })

export const ListedLot = StaffLot.extend({ stock: z.array(LotPlace) })
export type ListedLot = z.infer<typeof ListedLot>

export const LotsPage = z.object({
  lots: z.array(ListedLot),
  /** By state (or `all`): what the following page is asked with. */
  next: z.record(z.string(), text),
})
export type LotsPage = z.infer<typeof LotsPage>

/** What became of a lot that was written down, changed, or let in. */
export const KeptLot = StaffLot.pick({
  id: true,
  code: true,
  state: true,
  quantity_unit: true,
  received_quantity: true,
})

/** The first is in the parent's own unit. */
const Family = z.object({
  lots: z.array(z.object({ id: z.string(), code: z.string(), state, quantity, unit: QuantityUnit })),
  sources: z.array(z.object({ child: z.string(), parent: z.string(), quantity })),
})
export type Family = z.infer<typeof Family>

/** A reading below `min` or above `max` fails; null: no limit on that side. */
export const StandardLimit = z.object({
  name: z.string(),
  unit: z.string(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  method: z.string(),
  required: z.boolean(),
})
export type StandardLimit = z.infer<typeof StandardLimit>

export const StaffStandard = z.object({
  id: z.string(),
  good_id: z.string(),
  version: z.int(),
  grades: z.array(z.string()),
  limits: z.array(StandardLimit),
  packing: z.string(),
  storage: z.string(),
  shelf_life_days: z.int(),
  effective_from: z.string(),
  /** Each parcel needs a passed outgoing inspection. */
  outbound_required: z.boolean(),
  /** The newest version that is in force today. */
  is_current: z.boolean(),
  is_demo: z.boolean(),
})
export type StaffStandard = z.infer<typeof StaffStandard>

export const LotInspection = z.object({
  id: z.string(),
  kind: z.enum(['incoming', 'outgoing']),
  at: moment,
  verdict: Verdict,
  method: z.string(),
  sampling: z.string(),
  sample_count: z.int(),
  inspector: z.string(),
  /** Why a lot that failed was tested again. */
  retest_reason: text,
  results: z.array(InspectionResult),
})

export const LotMovement = z.object({
  id: z.string(),
  location_id: z.string(),
  delta: quantity,
  reason: z.string(),
  order_id: text,
  fulfillment_id: text,
  counterpart_lot_id: text,
  /** Of the stocktake, damage or transfer it belongs to. */
  act_id: text,
  actor: z.string(),
  at: moment,
})

/** Stock changed by hand; `booked`: what the book said lay there before. */
export const LotAct = z.object({
  id: z.string(),
  kind: z.enum(['stocktake', 'damage', 'transfer']),
  location_id: z.string(),
  to_location_id: text,
  booked: quantity,
  quantity,
  reason: z.string(),
  actor: z.string(),
  at: moment,
})

/** `body` is what the hash is over, as it stands. */
export const LotEvent = z.object({
  seq: z.int(),
  type: z.string(),
  occurred_at: moment,
  recorded_at: moment,
  actor: z.string(),
  body: z.string(),
  prev_hash: z.string(),
  hash: z.string(),
  corrects_seq: z.int().nullable(),
})

/** All there is to know of a lot: where from, where it lies, how tested, what happened, what of it was made. */
export const LotFile = z.object({
  lot: StaffLot,
  stock: z.array(LotPlace),
  inspections: z.array(LotInspection),
  movements: z.array(LotMovement),
  /** Newest first. */
  acts: z.array(LotAct),
  events: z.array(LotEvent),
  photos: z.array(
    z.object({
      id: z.string(),
      step: z.string(),
      of_seq: z.int(),
      caption: z.string(),
      url: z.string(),
      created_at: moment,
    }),
  ),
  /** Those that happened. */
  photo_steps: z.array(z.string()),
  family: Family,
  names,
  /** The version it is judged by. */
  standard: z.object({ version: z.int(), limits: z.array(StandardLimit) }).nullable(),
  /** The 承诺达标合格证 of the lot. */
  promise: z.object({ needed: z.boolean(), number: text }),
})
export type LotFile = z.infer<typeof LotFile>

/** What a good is packed in; the weight is grams, where it is known. */
const GoodChoice = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  producer_id: text,
  /** Who brings it as a rule. */
  producer: text,
  town: text,
  village: text,
  shelf_life_days: z.int().nullable(),
  grades: z.array(z.string()),
  sizes: z.array(z.object({ title: z.string(), weight: z.number().nullable(), inventory_item_id: z.string() })),
})
export type GoodChoice = z.infer<typeof GoodChoice>

/** What may be received, and where it may lie. */
export const Choices = z.object({
  goods: z.array(GoodChoice),
  locations: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type Choices = z.infer<typeof Choices>

/** One thing still to do before a product may be sold, and the page of the admin where it is done; null: on this page. */
export const Missing = z.object({ code: z.string(), message: z.string(), to: text })
export type Missing = z.infer<typeof Missing>
