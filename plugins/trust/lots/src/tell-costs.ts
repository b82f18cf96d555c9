import type { MedusaContainer } from '@medusajs/framework/types'
import type { LotCosts } from '@shanzhen/ports/types'
import { LOT } from './modules/lot'
import type { Together } from './modules/lot/store/receive'

/** Whoever keeps what lots cost hears of a lot that changed, in the transaction of the change. */
export const tellCosts =
  (container: MedusaContainer): Together =>
  async (trx, lots) => {
    const { costs } = container.resolve(LOT)
    if (!costs) return
    for (const lot of lots) await container.resolve<LotCosts>(costs).lotChanged(container, trx, lot)
  }
