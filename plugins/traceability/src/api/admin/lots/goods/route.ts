import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { Modules } from '@medusajs/framework/utils'
import { LOT } from '../../../../modules/lot'
import { readGoods } from '../read-lots'

/** What may be received: goods with their sizes and shelf life, and the places it may lie. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const [goods, standards, locations] = await Promise.all([
    readGoods(req.scope),
    req.scope.resolve(LOT).listStandards({}, { order: { version: 'ASC' }, take: 10000 }),
    req.scope.resolve(Modules.STOCK_LOCATION).listStockLocations({}, { select: ['id', 'name'], take: 100 }),
  ])
  const newest = new Map(standards.map((standard) => [standard.good_id, standard]))
  res.json({
    goods: goods
      .filter((good) => good.product && good.kind !== 'bundle')
      .map(({ product, ...good }) => ({
        ...good,
        title: product?.title,
        shelf_life_days: newest.get(good.id)?.shelf_life_days ?? null,
        sizes: (product?.variants ?? []).flatMap(({ title, inventory_items }) =>
          (inventory_items ?? []).map(({ inventory_item_id }) => ({ title, inventory_item_id })),
        ),
      })),
    locations,
  })
}
