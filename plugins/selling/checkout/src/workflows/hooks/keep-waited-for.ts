import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { amendStep } from '@shanzhen/workflow-kit/replace-step'
import { SOLD_PARTS } from '../../modules/sold-parts'

/**
 * Goods that paid or unpaid orders wait for are not deleted. The database says so too; here it is said before Medusa has
 * begun to take links and inventory apart.
 */
const WAITED_FOR = 'goods: 还有订单在等这个商品，不能删除；请先发货或取消这些订单，或把商品下架'

async function refuseWaitedFor(container: MedusaContainer, variantIds: string[]): Promise<void> {
  if ((await container.resolve(SOLD_PARTS).waitedFor(variantIds)).length) throw new Error(WAITED_FOR)
}

amendStep('delete-product-variants', 'use-query-graph-step', (_, { container, input }) =>
  refuseWaitedFor(container, (input as { ids: string[] }).ids),
)

amendStep('delete-products', 'query-products-with-options-step', (answer, { container }) => {
  const { data } = answer as { data: { variants?: { id: string }[] }[] }
  return refuseWaitedFor(
    container,
    data.flatMap(({ variants }) => (variants ?? []).map(({ id }) => id)),
  )
})

/** A gift box's part, or a good of its own. */
amendStep('delete-inventory-item-workflow', 'use-query-graph-step', async (_, { container, input }) => {
  const [held] = await container
    .resolve(Modules.INVENTORY)
    .listReservationItems({ inventory_item_id: input as string[] }, { take: 1 })
  if (held) throw new Error(WAITED_FOR)
})
