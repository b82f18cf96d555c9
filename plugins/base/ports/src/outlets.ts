/** Questions about pages of others on which our goods are sold to buyers at prices of their own (small shops' pages). */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { Refused } from './goods'

export type Outlet = { id: string; name: string; handle: string }

/** An order about to be written that was made at an outlet; `paid_fen`: for all pieces of a line, whole fen. */
export type OutletOrder = {
  order_id: string
  outlet_id: string
  lines: { line_item_id: string; variant_id: string; quantity: number; paid_fen: number }[]
}

/** What some orders mean to their outlets, within the transaction that writes them. */
export interface OutletSales {
  /** Notes an order. @returns why it cannot be sold so; nothing is noted then */
  take(order: OutletOrder): Refused | null
  write(): Promise<void>
}

/** Whoever keeps such pages, their prices, and what of a sale is theirs. */
export interface Outlets {
  /** By its address; null where there is none, or it does not sell now. */
  findOutlet(handle: string): Promise<Outlet | null>
  /** What one piece costs there, in fen; a good that is not sold there is not among them. */
  outletPricesOf(outlet_id: string, variant_ids: string[]): Promise<Map<string, number>>
  openSales(trx: Knex, orders: OutletOrder[]): Promise<OutletSales>
}
