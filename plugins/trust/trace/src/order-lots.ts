import type { MedusaContainer } from '@medusajs/framework/types'
import { buildLink } from './gs1/digital-link'
import type { OrderLot } from '@shanzhen/lots/lot-types'
import { LOT } from '@shanzhen/lots/modules/lot'
import { readGoods, readVariants } from './story/read-goods'

/** The lots an order's lines came from, with the way to each lot's story. Whoever asks must have proven the order theirs. */
export async function readOrderLots(container: MedusaContainer, orderId: string): Promise<OrderLot[]> {
  const lots = await container.resolve(LOT).orderLots(orderId)
  if (!lots.length) return []
  const [goods, variants] = await Promise.all([
    readGoods(
      container,
      lots.map(({ good_id }) => good_id),
    ),
    readVariants(
      container,
      lots.map(({ inventory_item_id }) => inventory_item_id),
    ),
  ])
  return lots.map(({ good_id, inventory_item_id, ...lot }) => {
    const good = goods.get(good_id)
    const gtin14 = variants.get(`${inventory_item_id} ${good?.product_id}`)?.gtin14
    return {
      ...lot,
      title: good?.title ?? '',
      title_en: good?.title_en ?? null,
      link: gtin14 ? buildLink('', { gtin14, lot: lot.code }) : null,
    }
  })
}
