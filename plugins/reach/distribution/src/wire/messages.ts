/** 消息 of a distributor; what they say is put into words by the portal. */
import { fen, moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

export const MESSAGE_KINDS = ['state', 'taken_back', 'released', 'paid', 'back', 'rule'] as const
export const DistributorMessage = z.object({
  id: z.string(),
  at: moment,
  kind: z.enum(MESSAGE_KINDS),
  /** Of a state its word, of commission taken back its cause, of a rule its name. */
  about: text,
  reason: text,
  amount_fen: fen.nullable(),
  order_id: text,
  /** Of a rule what it is for, by name; null: for all. */
  target: text,
  /** Of commission taken back its order's number; of a rule its rate in basis points. */
  number: z.int().nullable(),
})
export type DistributorMessage = z.infer<typeof DistributorMessage>
export const DistributorMessages = z.object({
  messages: z.array(DistributorMessage),
  /** What is newer was not seen before. */
  seen_at: moment,
  /** For the page behind; null at the end. */
  next: text,
})
export type DistributorMessages = z.infer<typeof DistributorMessages>
