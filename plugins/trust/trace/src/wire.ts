/** What a scan and the label printer are answered. Figures of tests are as they were written down, with their unit beside them. */
import { moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'
import { LOT_STATES } from '@shanzhen/lots/wire'

/** What a scan must say before anything else. `genuine` alone is good news. */
const Verdict = z.enum(['genuine', 'void', 'recalled', 'rejected', 'held', 'expired', 'not_sold'])
export type Verdict = z.infer<typeof Verdict>

const CopyHint = z.enum(['many_places', 'many_scans']).nullable()
export type CopyHint = z.infer<typeof CopyHint>

const StoryStep = z.object({
  at: z.string(),
  type: z.string(),
  lot: z.string(),
  own: z.boolean(),
  corrected: z.boolean(),
  note: text,
  photos: z.array(z.object({ url: z.string(), caption: z.string() })),
})
export type StoryStep = z.infer<typeof StoryStep>

const StoryPlace = z.object({ lot: z.string(), town: text, village: text, plot: text, producer: text })
export type StoryPlace = z.infer<typeof StoryPlace>

const StoryTest = z.object({
  lot: z.string(),
  kind: z.string(),
  method: text,
  sampling: text,
  verdict: z.string(),
  at: z.string(),
  results: z.array(z.object({ name: z.string(), value: z.string(), unit: text, limit: text, ok: z.boolean() })),
})
export type StoryTest = z.infer<typeof StoryTest>

export const LotStory = z.object({
  code: z.string(),
  state: z.enum(LOT_STATES),
  is_demo: z.boolean(),
  gtin14: text,
  /** A number of restricted circulation: ours alone, not registered with GS1. */
  gtin_internal: z.boolean(),
  good: z
    .object({
      title: z.string(),
      title_en: text,
      handle: text,
      thumbnail: text,
      kind: z.string(),
      gi: text,
      variant_id: text,
      variant_title: text,
    })
    .nullable(),
  producer: z.object({ name: z.string(), kind: z.string(), licence_no: text, licence_demo: z.boolean() }).nullable(),
  places: z.array(StoryPlace),
  made_on: text,
  best_before: text,
  shipped: z.boolean(),
  steps: z.array(StoryStep),
  tests: z.array(StoryTest),
  /** The last link of the chain: whoever holds an export can compare it. */
  head: z.object({ seq: z.int(), hash: z.string() }).nullable(),
})
export type LotStory = z.infer<typeof LotStory>

export const TraceCounts = z.object({ first_scanned_at: text, scan_count: z.int(), copy_hint: CopyHint })
export type TraceCounts = z.infer<typeof TraceCounts>

export const TraceAnswer = TraceCounts.extend({
  verdict: Verdict,
  /** null where only a lot was asked for. */
  code: text,
  printed_code: text,
  /** Path of the GS1 Digital Link under this shop; null for goods without a number. */
  link: text,
  days_since_made: z.int().nullable(),
  /** Negative when it is past its day. */
  days_left: z.int().nullable(),
  lot: LotStory,
})
export type TraceAnswer = z.infer<typeof TraceAnswer>

/** Labels made in one go for one lot. */
export const StaffBatch = z.object({
  id: z.string(),
  lot_id: z.string(),
  lot_code: z.string(),
  gtin14: z.string(),
  /** What the lot held when they were asked for. */
  pieces: z.int(),
  /** Labels more than pieces, for those a printer spoils. */
  allowance: z.int(),
  count: z.int(),
  /** Grows to `count` while they are written. */
  made: z.int(),
  state: z.enum(['making', 'ready', 'void']),
  void_reason: text,
  created_at: moment,
})
export type StaffBatch = z.infer<typeof StaffBatch>

export const StaffBatchPage = z.object({
  batches: z.array(StaffBatch),
  count: z.int(),
  page: z.int(),
  page_rows: z.int(),
})
export type StaffBatchPage = z.infer<typeof StaffBatchPage>

/** How a batch's bags were looked at. */
export const Tally = z.object({
  voided: z.int(),
  scanned: z.int(),
  most: z.array(
    z.object({
      code: z.string(),
      seq: z.int(),
      state: z.enum(['issued', 'void']),
      scan_count: z.int(),
      network_count: z.int(),
      first_scanned_at: moment,
    }),
  ),
})
export type Tally = z.infer<typeof Tally>

/** A released lot with what may still be printed for it. */
export const LabelLot = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  spec: z.string(),
  pieces: z.number(),
  /** Codes it has already. */
  live: z.int(),
  /** Its labels carry the 承诺达标合格证. */
  certificate: z.boolean(),
})
export type LabelLot = z.infer<typeof LabelLot>
