/** Questions about whoever buys on terms of their own (a small shop): what goods cost them, and out of what they pay. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import type { Refused } from './goods'

/** An order about to be written, in whole fen; `reference` is the trader's own record of it. */
export type TradeOrder = {
  order_id: string
  /** The capture that is written with it. */
  capture_id: string
  trader_id: string
  reference: string
  goods_fen: number
  freight_fen: number
}

/** Out of what an order was paid: the provider of its payment, and what that remembers of it. */
export type Taken = { provider_id: string; data: Record<string, unknown> }

/** What some traders have, kept from everybody else until the transaction ends. */
export interface Purses {
  /** Counts an order against what its trader has left. @returns why it cannot be paid; nothing is taken then */
  take(order: TradeOrder): Taken | { refused: Refused }
  /** Writes what was taken into the book, and each order into its trader's records. */
  write(): Promise<void>
}

/** Whoever keeps the terms of traders and their money. */
export interface Trade {
  /**
   * What one piece costs this trader, in fen; a good that is not offered to them is not among them.
   * @param reference the trader's record of an order that was taken in before: what rose since costs it as much as then; '' of none
   */
  pricesOf(trader_id: string, variant_ids: string[], reference: string): Promise<Map<string, number>>
  /** Within the transaction that writes orders. */
  openPurses(container: MedusaContainer, trx: Knex, trader_ids: string[]): Promise<Purses>
}
