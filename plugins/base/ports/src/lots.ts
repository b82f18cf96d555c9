/** Questions about what goods cost the shop itself. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'

/** A lot as it stands after the act that is being written; quantities pieces or grams. */
export type CostedLot = {
  id: string
  code: string
  good_id: string
  producer_id: string | null
  inventory_item_id: string | null
  quantity_unit: 'piece' | 'g'
  received_quantity: number
  state: string
}

/** Whoever keeps what lots cost. Asked within the transaction that writes the lots: both are there, or neither. */
export interface LotCosts {
  /** `price_id`: the agreed price a lot is taken in at; null: it is priced later. @throws what the price forbids */
  lotsReceived(
    container: MedusaContainer,
    trx: Knex.Transaction,
    lots: (CostedLot & { price_id: string | null })[],
    actor: string,
  ): Promise<void>
  /** A lot was corrected, voided or refused. */
  lotChanged(container: MedusaContainer, trx: Knex.Transaction, lot: CostedLot): Promise<void>
}
