/** Questions about by whose doing an order is made (分销): who shared the good it was bought by. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import type { Refused } from './goods'

/** An order about to be placed by a buyer of our own, as far as it says who brought them. */
export type SharedOrder = {
  order_id: string
  customer_id: string | null
  /** Where the goods go: whoever gets their own goods brought nobody. */
  phone: string
  detail: string | null
  /** 推荐码 as it was typed. */
  code: string | null
  /** What the browser keeps of the link it followed last, signed by our own server. */
  click: string | null
}

/** By whose doing an order is, decided once; written with the order or not at all. */
export type Attribution = {
  order_id: string
  distributor_id: string
  way: 'code' | 'link' | 'binding'
  link_id: string | null
  click_at: Date | null
  /** How many days a click counted when this was decided. */
  window_days: number
  /** Why it counts for nothing: a purchase of the distributor's own. */
  void_reason: 'own_purchase' | null
}

/** Whoever keeps who shares our goods. */
export interface Attributions {
  /** @returns null where nobody brought them; refused where the code that was typed is nobody's */
  attribute(container: MedusaContainer, order: SharedOrder): Promise<Attribution | { refused: Refused } | null>
  /** Within the transaction that writes the orders. */
  writeAttributions(trx: Knex, attributions: Attribution[]): Promise<void>
}
