/** Who sells, whether the shop is open, and what staff see of its dictionary and its jobs. */
import { moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

/** Who sells, under which licences, and how to reach them. */
const Seller = z.object({
  name: z.string(),
  name_en: z.string(),
  credit_code: text,
  /** 食品经营许可证 of the seller. */
  food_permit: text,
  licence_picture: text,
  food_permit_picture: text,
  address: text,
  address_en: text,
  phone: text,
  hours: text,
  hours_en: text,
  wechat: text,
  /** Record number of the site (工信部 ICP 备案) and of the police (公安备案). */
  icp: text,
  police_record: text,
  /** All of it is made up. */
  is_demo: z.boolean(),
})
export type Seller = z.infer<typeof Seller>
export const SellerAnswer = z.object({ seller: Seller })
export type SellerAnswer = z.infer<typeof SellerAnswer>

/** `run` is the word whoever started this process gave it. */
export const Health = z.object({ status: z.literal('ok'), run: z.string().optional() })
export const Ready = z.object({ status: z.literal('ready') })

/**
 * `synonym`: shoppers say 耳子 and mean 木耳 (`target`). `shelf`: 送礼 leads to the shelves in `target` (handles, comma
 * between them; `*` is every shelf). `fact`: 野生 is true of a good or is not.
 */
export const WORD_KINDS = ['synonym', 'shelf', 'fact'] as const
export type WordKind = (typeof WORD_KINDS)[number]

export const SearchWord = z.object({
  id: z.string(),
  term: z.string(),
  kind: z.enum(WORD_KINDS),
  target: z.string(),
})
export type SearchWord = z.infer<typeof SearchWord>

export const SearchWords = z.object({
  search_words: z.array(SearchWord),
  /** The last word of this page, where there are more. */
  next: text,
  shelves: z.array(z.object({ handle: z.string(), name: z.string() })),
})
export type SearchWords = z.infer<typeof SearchWords>

const ScheduledJob = z.object({
  name: z.string(),
  title: z.string(),
  cron: z.string(),
  next_at: moment,
  began_at: moment.nullable(),
  ended_at: moment.nullable(),
  duration_ms: z.number().nullable(),
  failure: text,
  failed_at: moment.nullable(),
  /** In a row. */
  failures: z.int(),
  overdue: z.boolean(),
})
export type ScheduledJob = z.infer<typeof ScheduledJob>
export const ScheduledJobs = z.object({ scheduled_jobs: z.array(ScheduledJob) })
export type ScheduledJobs = z.infer<typeof ScheduledJobs>
