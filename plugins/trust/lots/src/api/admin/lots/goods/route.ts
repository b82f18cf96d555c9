import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { Modules } from '@medusajs/framework/utils'
import { LOT } from '../../../../modules/lot'
import { readGoods } from '../read-lots'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../contract'

/** What may be received: goods with their sizes, grades and shelf life, and the places it may lie. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const [goods, standards, locations] = await Promise.all([
    readGoods(req.scope),
    req.scope.resolve(LOT).standards(),
    req.scope.resolve(Modules.STOCK_LOCATION).listStockLocations({}, { select: ['id', 'name'], take: 100 }),
  ])
  const current = new Map(standards.filter((row) => row.is_current).map((standard) => [standard.good_id, standard]))
  reply(res, ROUTES['GET /admin/lots/goods'], {
    goods: goods
      .filter((good) => good.product && good.kind !== 'bundle')
      .map(({ product, ...good }) => ({
        ...good,
        title: product?.title ?? '',
        grades: current.get(good.id)?.grades ?? [],
        shelf_life_days: current.get(good.id)?.shelf_life_days ?? null,
        sizes: (product?.variants ?? []).flatMap(({ title, weight, inventory_items }) =>
          (inventory_items ?? []).map(({ inventory_item_id }) => ({ title, weight, inventory_item_id })),
        ),
      })),
    locations: locations.map(({ id, name }) => ({ id, name })),
  })
}
