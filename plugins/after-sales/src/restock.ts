import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { AFTER_SALES } from './modules/after-sales'

/**
 * Puts back on the shelf what inspections found sellable, of one claim or of all that a crash left open, each once; the
 * shop's lists hear of it. What fails is logged and tried again by the job.
 */
export async function finishRestocks(container: MedusaContainer, after_sale_id?: string): Promise<void> {
  const service = container.resolve(AFTER_SALES)
  for (const { id, inventory_item_id } of await service.openRestocks(after_sale_id)) {
    try {
      const level = await container
        .resolve(Modules.LOCKING)
        .execute([inventory_item_id], () => service.putBack(id), { timeout: 30 })
      if (!level) continue
      const event = { name: 'inventory.inventory-level.updated', data: { id: level } }
      await container.resolve(Modules.EVENT_BUS).emit(event)
    } catch (error) {
      const reason = (error as { message?: string } | null)?.message ?? 'unknown'
      container.resolve(ContainerRegistrationKeys.LOGGER).error(`after-sales: restock ${id} still open: ${reason}`)
    }
  }
}
