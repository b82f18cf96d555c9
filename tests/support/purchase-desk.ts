/** A stocked shop with the people who buy for it: a manager, the ramp, two of finance; and a producer whose goods they buy. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { openCatalogue } from './catalogue-shop'
import { staffHeaders } from './packing-shop'

export async function openPurchaseDesk(api: Parameters<typeof openCatalogue>[0], container: MedusaContainer) {
  const shop = await openCatalogue(api, container)
  const people = {
    manager: await staffHeaders(container, 'manager@example.com', ['role_manager']),
    warehouse: await staffHeaders(container, 'ramp@example.com', ['role_warehouse']),
    mei: await staffHeaders(container, 'mei@example.com', ['role_finance']),
    yun: await staffHeaders(container, 'yun@example.com', ['role_finance']),
  }
  const producers = await container.resolve('traceability').listProducers({}, { take: 100 })
  const idOf = (key: string) => producers.find((one) => one.key === key)?.id ?? ''
  const [lot] = await container.resolve('lot').ownLots({ producer_id: idOf('bee-coop'), take: 1 })
  const { goods } = (await api.get('/admin/lots/goods', shop.staff)).data as {
    goods: { id: string; sizes: { inventory_item_id: string; weight: number | null }[] }[]
  }
  const good = goods.find(({ id }) => id === lot.good_id)
  const size = good?.sizes.find(({ inventory_item_id }) => inventory_item_id === lot.inventory_item_id)
  const bees = {
    ...{ id: idOf('bee-coop'), good_id: lot.good_id, item: lot.inventory_item_id ?? '' },
    weight_g: Number(size?.weight),
  }
  return { shop, people, bees, others: idOf('mushroom-coop') }
}
