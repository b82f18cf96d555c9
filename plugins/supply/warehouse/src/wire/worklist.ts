/** What is to pack, told apart by what it waits for, how it goes and until when. */
import { moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

export const LOOKS = ['ready', 'to_inspect', 'held', 'stopped'] as const
export const WAYS = ['express', 'cold_chain', 'pickup'] as const
/** late: its moment is over; today: it ends before Beijing's midnight. */
export const DUES = ['late', 'today', 'later'] as const

export const WaitingOrder = z.object({
  id: z.string(),
  display_id: z.int(),
  look: z.enum(LOOKS),
  /** Why it is kept, for what is not ready. */
  why: text,
  way: z.enum(WAYS),
  carrier_code: z.string(),
  carrier_name: z.string(),
  zone: text,
  place: text,
  buyer: text,
  /** Whose name stands on the parcel; null: the shop's own. */
  sender: text,
  pieces: z.int(),
  since: moment,
  ship_by: moment,
  due: z.enum(DUES),
  /** The open wave it is in. */
  wave: z.object({ id: z.string(), number: z.int() }).nullable(),
  /** Who packs it now. */
  packer: text,
})
export type WaitingOrder = z.infer<typeof WaitingOrder>
/** As it is put together. */
export type WaitingOrderSaid = z.input<typeof WaitingOrder>

export const Worklist = z.object({
  orders: z.array(WaitingOrder),
  /** How many the filter finds. */
  count: z.int(),
  next: text,
  /** Of all that wait, by filter and value: `look.ready`, `zone.省内`. */
  counts: z.record(z.string(), z.int()),
})
export type Worklist = z.infer<typeof Worklist>
/** As it is put together. */
export type WorklistSaid = z.input<typeof Worklist>

const word = z.string().max(60).optional()
export const WorklistQuery = z.object({
  look: z.enum(LOOKS).optional(),
  way: z.enum(WAYS).optional(),
  due: z.enum(DUES).optional(),
  carrier: word,
  zone: word,
  /** yes: in an open wave; no: in none. */
  waved: z.enum(['yes', 'no']).optional(),
  /** What an answer's `next` said. */
  after: z.string().max(120).optional(),
})
export type WorklistQuery = z.infer<typeof WorklistQuery>
