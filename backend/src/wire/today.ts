/** What waits for whom at the desk, and the orders behind it. */
import { moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

const WAIT_GROUPS = ['orders', 'quality', 'papers', 'partners', 'money', 'system'] as const
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

/** On top of an order's page. `place`: the buyer's address, or where the goods are fetched. */
export const OrderBrief = z.object({
  note: text,
  way: text,
  pickup: z.boolean(),
  place: text,
  who: text,
  /** What is still to pack, and the lots it would be taken from now; `short`: what no lot has. */
  lines: z.array(
    z.object({
      line_item_id: z.string(),
      title: z.string(),
      pieces: z.int(),
      lots: z.array(z.object({ id: z.string(), code: z.string(), quantity: z.int() })),
      short: z.int(),
    }),
  ),
})
export type OrderBrief = z.infer<typeof OrderBrief>

/** Lists of the packing table: all, those waiting too long, by how they stand, and packed ones that have not left. */
export const OPEN_KINDS = ['to_pack', 'late', 'ready', 'to_inspect', 'held', 'stopped', 'to_ship'] as const
export type OpenKind = (typeof OPEN_KINDS)[number]

const OpenOrder = z.object({
  id: z.string(),
  display_id: z.int(),
  since: moment,
  pieces: z.int(),
  buyer: text,
  phone: text,
  place: text,
  /** How it goes, as the buyer chose it. */
  way: text,
  look: z.enum(['ready', 'to_inspect', 'held', 'stopped', 'packed']),
})
export type OpenOrder = z.infer<typeof OpenOrder>
export const OpenOrders = z.object({
  orders: z.array(OpenOrder),
  next: text,
  /** By list. */
  counts: z.record(z.string(), z.int()),
})
export type OpenOrders = z.infer<typeof OpenOrders>
