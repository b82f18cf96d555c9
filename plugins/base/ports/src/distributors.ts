/** What happened to distributors without them, told by whoever keeps what it happened to. */
import type { MedusaContainer } from '@medusajs/framework/types'

/** Whom it is told of. */
export type NewsReader = { id: string; created_at: Date; group_name: string | null }

export type DistributorNewsItem = {
  /** Its kind and what it is about; nothing else has it, and no other kind's begins with the same letters. */
  id: string
  at: Date
  kind: 'taken_back' | 'released' | 'paid' | 'back' | 'rule'
  /** Of commission taken back its cause, of a rule its name. */
  about: string | null
  reason: string | null
  amount_fen: number | null
  order_id: string | null
  /** Of a rule what it is for, by name; null: for all. */
  target: string | null
  /** Of commission taken back its order's number, of a rule its rate in basis points. */
  number: number | null
}

/** Behind this item: by its millisecond, then its id. */
export type NewsPage = { take: number; after: { at: Date; id: string } | null }

export interface DistributorNews {
  /** Read from what stands, the newest first. */
  newsOf(container: MedusaContainer, reader: NewsReader, page: NewsPage): Promise<DistributorNewsItem[]>
  /** @returns at most `most` */
  countNews(reader: NewsReader, since: Date, most: number): Promise<number>
}
