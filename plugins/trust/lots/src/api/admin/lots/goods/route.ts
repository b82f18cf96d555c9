import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { TRACEABILITY } from '@shanzhen/producers/modules/traceability'
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
  const producers = await namesOfProducers(req.scope, goods)
  const current = new Map(standards.filter((row) => row.is_current).map((standard) => [standard.good_id, standard]))
  reply(res, ROUTES['GET /admin/lots/goods'], {
    goods: goods
      .filter((good) => good.product && good.kind !== 'bundle')
      .map(({ product, ...good }) => ({
        ...good,
        title: product?.title ?? '',
        producer: producers.get(good.producer_id ?? '') ?? null,
        grades: current.get(good.id)?.grades ?? [],
        shelf_life_days: current.get(good.id)?.shelf_life_days ?? null,
        sizes: [...(product?.variants ?? [])]
          .sort(bySize)
          .flatMap(({ title, weight, inventory_items }) =>
            (inventory_items ?? []).map(({ inventory_item_id }) => ({ title, weight, inventory_item_id })),
          ),
      })),
    locations: locations.map(({ id, name }) => ({ id, name })),
  })
}

type Size = { title: string; weight: number | null }
/** The smallest first, as on the shelf: whoever takes goods in picks from the same list every time. */
const bySize = (a: Size, b: Size) => (a.weight ?? 0) - (b.weight ?? 0) || a.title.localeCompare(b.title, 'zh')

async function namesOfProducers(container: MedusaContainer, goods: { producer_id: string | null }[]) {
  const id = [...new Set(goods.flatMap(({ producer_id }) => producer_id ?? []))]
  const rows = await container.resolve(TRACEABILITY).listProducers({ id }, { select: ['id', 'name'], take: id.length })
  return new Map(rows.map(({ id: key, name }) => [key, name]))
}
