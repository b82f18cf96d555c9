import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { LOT } from '../modules/lot'
import { LOT_EXPIRED } from '../workflows/events'
import { underStockLock } from '../workflows/steps/under-stock-lock'

/** Just after midnight in the county: what is out of date leaves the stock. */
export default async function expireLots(container: MedusaContainer) {
  const service = container.resolve(LOT)
  const due = await service.dueToExpire()
  const ids = await underStockLock(
    container,
    due.map((lot) => lot.inventory_item_id),
    () => service.expire(),
  )
  if (!ids.length) return
  await container.resolve(Modules.EVENT_BUS).emit(ids.map((id) => ({ name: LOT_EXPIRED, data: { id } })))
}

/** 00:01 in Shanghai is 16:01 UTC; once more each hour for a backend that slept through it. */
export const config = { name: 'expire-lots', schedule: '1 * * * *' }
