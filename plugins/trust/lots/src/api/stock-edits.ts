import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError, Modules } from '@medusajs/framework/utils'
import { LOT } from '../modules/lot'

type Edit = { inventory_item_id?: unknown; location_id?: unknown; stocked_quantity?: unknown }

/**
 * Stock typed in by hand at Medusa's own form: goods kept by lot are not counted there, since nobody could say which lot, why
 * and who; other goods keep what waiting orders were promised. Medusa's own check of the body comes later: what makes no
 * sense is left to it. The levels' triggers say the same to whoever comes another way.
 */
const keepBooks =
  (edits: (request: MedusaRequest) => Edit[]) =>
  async (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    const wanted = edits(request).filter(({ stocked_quantity }) => typeof stocked_quantity === 'number')
    const ids = wanted.flatMap(({ inventory_item_id: id }) => (typeof id === 'string' ? [id] : []))
    const levels = ids.length
      ? await request.scope.resolve(Modules.INVENTORY).listInventoryLevels({ inventory_item_id: ids }, { take: 1000 })
      : []
    const byLot = new Set(await request.scope.resolve(LOT).itemsWithLots(ids))
    const refuse = (code: string, message: string) =>
      void response.status(409).json({ type: MedusaError.Types.CONFLICT, code, message })
    for (const { inventory_item_id, location_id, stocked_quantity } of wanted) {
      const level = levels.find((one) => one.inventory_item_id === inventory_item_id && one.location_id === location_id)
      const stocked = Number(level?.stocked_quantity ?? 0)
      if (Number(stocked_quantity) === stocked) continue
      if (byLot.has(String(inventory_item_id))) return refuse('kept_by_lot', KEPT_BY_LOT)
      const reserved = Number(level?.reserved_quantity ?? 0)
      if (Number(stocked_quantity) >= Math.min(reserved, stocked)) continue
      return refuse('reserved', `有 ${reserved} 件已被订单占用，库存不能少于 ${reserved} 件；请先处理这些订单`)
    }
    next()
  }

const KEPT_BY_LOT = '这个规格按批次管理库存，不能在这里改数量：请到「批次」里登记收货、盘点、报损或调拨'

const bodyOf = ({ body }: MedusaRequest) => (body ?? {}) as Edit & { update?: unknown; create?: unknown }
const listed = (request: MedusaRequest): Edit[] => {
  const { update, create } = bodyOf(request)
  return [update, create].flatMap((edits) =>
    Array.isArray(edits) ? edits.filter((edit: unknown) => edit && typeof edit === 'object') : [],
  )
}

const ITEMS = '/admin/inventory-items'
const route = (matcher: string, edits: (request: MedusaRequest) => Edit[]) => ({
  method: 'POST' as const,
  matcher: ITEMS + matcher,
  middlewares: [keepBooks(edits)],
})

/** Medusa refuses such a deletion too, but in English, and only where something is for sale. */
async function keepPlaces({ params, scope }: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const [place, item] = params.location_id ? [params.location_id, params.id] : [params.id, undefined]
  if (!(await scope.resolve(LOT).liesAt(place ?? '', item))) return next()
  response.status(409).json({ type: MedusaError.Types.CONFLICT, code: 'lots_there', message: LOTS_THERE })
}
const LOTS_THERE = '这里还有批次的库存，不能删除；请先调拨到别的仓库或登记报损'
const kept = (matcher: string) => ({ method: 'DELETE' as const, matcher, middlewares: [keepPlaces] })

export const stockEdits = [
  kept(`${ITEMS}/:id/location-levels/:location_id`),
  kept('/admin/stock-locations/:id'),
  route('/:id/location-levels', (request) => [{ ...bodyOf(request), inventory_item_id: request.params.id }]),
  route('/:id/location-levels/:location_id', (request) => {
    const { id, location_id } = request.params
    return [{ ...bodyOf(request), inventory_item_id: id, location_id }]
  }),
  route('/:id/location-levels/batch', (request) =>
    listed(request).map((edit) => ({ ...edit, inventory_item_id: request.params.id })),
  ),
  route('/location-levels/batch', listed),
]
