import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { AFTER_SALES } from './modules/after-sales'
import type { OpenRestock } from './modules/after-sales/restock'

/**
 * Puts back on the shelf what inspections found sellable, of one claim or of all that a crash left open, each once; the
 * shop's lists hear of it. What fails is logged and tried again by the job.
 */
export async function finishRestocks(
  container: MedusaContainer,
  after_sale_id?: string,
  per_page = 200,
): Promise<void> {
  const service = container.resolve(AFTER_SALES)
  for (let after = ''; ;) {
    const open = await service.openRestocks(after_sale_id, after, per_page)
    for (const row of open) await finish(container, row)
    if (open.length < per_page) return
    after = open[open.length - 1].id
  }
}

async function finish(container: MedusaContainer, { id, inventory_item_id }: OpenRestock): Promise<void> {
  const service = container.resolve(AFTER_SALES)
  try {
    const level = await container
      .resolve(Modules.LOCKING)
      .execute([inventory_item_id], () => service.putBack(id), { timeout: 30 })
    if (!level) return
    const event = { name: 'inventory.inventory-level.updated', data: { id: level } }
    await container.resolve(Modules.EVENT_BUS).emit(event)
  } catch (error) {
    const reason = (error as { message?: string } | null)?.message ?? 'unknown'
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`after-sales: restock ${id} still open: ${reason}`)
  }
}
