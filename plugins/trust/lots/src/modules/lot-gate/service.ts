import type { MedusaContainer } from '@medusajs/framework/types'
import type { ParcelGate, ParcelQuestion, SaleGate } from '@shanzhen/ports/types'
import { explainFailure, reasonAgainstParcel } from '../../outgoing/parcel-gate'
import { explainSellable, UNSELLABLE } from '../../sellable'

/** Keeps no rows of its own: asks lots and papers when it is asked. */
export default class LotGateService implements SaleGate, ParcelGate {
  /** Why a variant may not be sold, in words for the buyer. */
  async reasonsAgainst(container: MedusaContainer, variantIds: string[]) {
    const reasons = await explainSellable(container, variantIds)
    return new Map(
      // What is merely out of stock the checkout says itself.
      [...reasons].flatMap(([id, code]) =>
        code && code !== 'out_of_stock' ? [[id, { code, message: UNSELLABLE[code] }] as const] : [],
      ),
    )
  }

  /** Why lines of an order must stay, in words for staff. */
  reasonAgainstParcel(container: MedusaContainer, parcel: ParcelQuestion) {
    return reasonAgainstParcel(container, parcel)
  }

  /** What the stock said when a parcel was taken from it; null for any other failure. */
  explainFailure(error: unknown) {
    return explainFailure(error)
  }
}
