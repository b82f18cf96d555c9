import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import type { CostedLot, LotCosts } from '@shanzhen/ports/types'
import { bookLots } from '../../book'
import { takeInAtAgreed } from '../../take-in'
import { AgreedPrice } from './models/agreed-price'
import { LotPrice } from './models/lot-price'
import { agree, type AgreedAsked, pricesOf, readAgreed } from './store/prices'
import type { AgreedRow, LotPriceRow, NewAgreed } from './types'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }

/** Prices agreed with producers and what lots were taken in at. What is owed stands in the ledger alone. */
export default class PurchaseService extends MedusaService({ AgreedPrice, LotPrice }) implements LotCosts {
  private readonly knex: Knex
  /** Whose name stands on statements; none: no name. */
  readonly buyer: string

  constructor(cradle: Cradle, options: { buyer?: string } = {}) {
    super(...[cradle, options])
    this.buyer = options.buyer ?? ''
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** For whoever keeps lots: in the transaction that takes them in. */
  lotsReceived(
    container: MedusaContainer,
    trx: Knex.Transaction,
    lots: (CostedLot & { price_id: string | null })[],
    actor: string,
  ): Promise<void> {
    return takeInAtAgreed(container, trx, lots, actor)
  }

  /** Ditto: in the transaction that corrects, voids or refuses a lot. */
  lotChanged(container: MedusaContainer, trx: Knex.Transaction, lot: CostedLot): Promise<void> {
    return bookLots(container, trx, [lot])
  }

  /** For what belongs together with the ledger's entries. */
  transaction<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.knex.transaction(work)
  }

  agree(price: NewAgreed): Promise<string> {
    return agree(this.knex, price)
  }

  /** What was agreed, what holds today first, then the newest; of one producer or one good where asked. */
  agreed(by: AgreedAsked): Promise<AgreedRow[]> {
    return readAgreed(this.knex, by)
  }

  /** By lot, the price that holds. */
  pricesOf(lot_ids: string[]): Promise<Map<string, LotPriceRow>> {
    return pricesOf(this.knex, lot_ids)
  }
}
