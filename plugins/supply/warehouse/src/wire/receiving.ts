/** Receiving notes: what producers are to bring, and what came. Quantities are whole pieces, or grams of bulk goods. */
import { moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

export const RECEIVING_STATES = ['expected', 'received', 'canceled'] as const

export const ReceivingRow = z.object({
  ...{ id: z.string(), number: z.int(), producer_id: z.string(), producer_name: z.string(), expected_on: z.string() },
  ...{ state: z.enum(RECEIVING_STATES), remark: text, made_by: z.string(), made_at: moment },
  ...{ received_by: text, received_at: moment.nullable(), reason: text, delivery_number: text },
  /** Kinds of goods, and those of them that came otherwise than expected. */
  ...{ lines: z.int(), different: z.int() },
})
export type ReceivingRow = z.infer<typeof ReceivingRow>
/** As it is put together. */
export type ReceivingRowSaid = z.input<typeof ReceivingRow>
export const ReceivingNotes = z.object({ notes: z.array(ReceivingRow), next: text })
export type ReceivingNotes = z.infer<typeof ReceivingNotes>

export const ReceivingLine = z.object({
  ...{ id: z.string(), good_id: z.string(), inventory_item_id: text, title: z.string() },
  unit: z.enum(['piece', 'g']),
  ...{ expected: z.int(), received: z.int().nullable(), difference_reason: text },
  /** As they are now. */
  lots: z.array(
    z.object({ id: z.string(), code: z.string(), state: z.string(), quantity: z.int(), best_before: z.string() }),
  ),
})
export type ReceivingLine = z.infer<typeof ReceivingLine>
export const ReceivingNote = ReceivingRow.omit({ lines: true }).extend({
  location_id: text,
  lines: z.array(ReceivingLine),
})
export type ReceivingNote = z.infer<typeof ReceivingNote>
export type ReceivingNoteSaid = z.input<typeof ReceivingNote>
