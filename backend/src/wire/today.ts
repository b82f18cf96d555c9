/** What waits for whom at the desk, and the orders behind it. */
import { moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

const WAIT_GROUPS = ['orders', 'quality', 'papers', 'money', 'system'] as const
export type WaitGroup = (typeof WAIT_GROUPS)[number]

const Wait = z.object({
  key: z.string(),
  group: z.enum(WAIT_GROUPS),
  zh: z.string(),
  count: z.int(),
  oldest_at: moment.nullable(),
  /** The admin page that lists what is counted. */
  link: z.string(),
  /** The pages of the menu that bear the number. */
  menu: z.array(z.string()),
  urgent: z.boolean(),
})
export type TodayWait = z.infer<typeof Wait>

export const Found = z.object({
  id: z.string(),
  kind: z.enum(['order', 'claim', 'lot']),
  title: z.string(),
  detail: z.string(),
  /** The admin page about it. */
  link: z.string(),
})
export type Found = z.infer<typeof Found>
export const FoundPage = z.object({ found: z.array(Found) })
export type FoundPage = z.infer<typeof FoundPage>

const Money = z.object({ orders: z.int(), paid_fen: z.int(), refunds: z.int(), refunded_fen: z.int() })
export const Figures = z.object({ today: Money, month: Money })
export type Figures = z.infer<typeof Figures>

/** `goods` are the fewest left; `few` is the number from which on one runs out. */
export const RunningOut = z.object({
  few: z.int(),
  count: z.int(),
  goods: z.array(z.object({ id: z.string(), title: z.string(), left: z.int() })),
})
export type RunningOut = z.infer<typeof RunningOut>

export const Today = z.object({
  waits: z.array(Wait),
  /** Null without the right to see sums. */
  figures: Figures.nullable(),
  running_out: RunningOut.nullable(),
  /** Pages of the menu that would only say that one may not. */
  shut: z.array(z.string()),
})
export type Today = z.infer<typeof Today>
/** As it is put together, before it goes over the wire. */
export type TodaySaid = z.input<typeof Today>

const OpenOrder = z.object({
  id: z.string(),
  display_id: z.int(),
  since: moment,
  pieces: z.int(),
  buyer: text,
  place: text,
})
export type OpenOrder = z.infer<typeof OpenOrder>
export const OpenOrders = z.object({ orders: z.array(OpenOrder), next: text })
export type OpenOrders = z.infer<typeof OpenOrders>
