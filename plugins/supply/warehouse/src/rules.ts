import type { MedusaContainer } from '@medusajs/framework/types'
import { ORDER_NOTE } from '@shanzhen/order-notes/modules/order-note'
import type { WaybillDesk } from '@shanzhen/ports/types'
import { WAREHOUSE } from './modules/warehouse'
import type { Rules } from './modules/warehouse/store/worklist'

/** What the worklist goes by now: orders marked 勿发, and which carrier takes what. */
export async function rulesOf(container: MedusaContainer): Promise<Rules> {
  const [settings, flags] = await Promise.all([
    container.resolve(WAREHOUSE).settings(),
    container.resolve(ORDER_NOTE).openFlags(),
  ])
  const stopped = flags.filter(({ kind }) => kind === 'stop').map(({ order_id }) => order_id)
  return { stopped, express: settings.express_carrier, cold: settings.cold_carrier }
}

/** Whoever gives out waybill numbers here; null: nobody does. */
export function deskOf(container: MedusaContainer): WaybillDesk | null {
  const key = container.resolve(WAREHOUSE).waybills
  return key ? container.resolve<WaybillDesk>(key) : null
}
