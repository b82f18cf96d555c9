import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError, Modules } from '@medusajs/framework/utils'

type Edit = { inventory_item_id?: unknown; location_id?: unknown; stocked_quantity?: unknown }

/**
 * Stock typed in by hand at Medusa's own form keeps what waiting orders were promised, as every work on lots does. Medusa's
 * own check of the body comes later: what makes no sense is left to it.
 */
const keepReserved =
  (edits: (request: MedusaRequest) => Edit[]) =>
  async (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    const wanted = edits(request).filter(({ stocked_quantity }) => typeof stocked_quantity === 'number')
    const ids = wanted.flatMap(({ inventory_item_id: id }) => (typeof id === 'string' ? [id] : []))
    const levels = ids.length
      ? await request.scope.resolve(Modules.INVENTORY).listInventoryLevels({ inventory_item_id: ids }, { take: 1000 })
      : []
    for (const { inventory_item_id, location_id, stocked_quantity } of wanted) {
      const level = levels.find((one) => one.inventory_item_id === inventory_item_id && one.location_id === location_id)
      const reserved = Number(level?.reserved_quantity ?? 0)
      const fewer = Number(stocked_quantity) < Number(level?.stocked_quantity ?? 0)
      if (!fewer || Number(stocked_quantity) >= reserved) continue
      const message = `有 ${reserved} 件已被订单占用，库存不能少于 ${reserved} 件；请先处理这些订单`
      response.status(409).json({ type: MedusaError.Types.CONFLICT, code: 'reserved', message })
      return
    }
    next()
  }

const bodyOf = ({ body }: MedusaRequest) => (body ?? {}) as Edit & { update?: unknown }
const listed = (request: MedusaRequest): Edit[] => {
  const { update } = bodyOf(request)
  return Array.isArray(update) ? update.filter((edit) => edit && typeof edit === 'object') : []
}

const ITEMS = '/admin/inventory-items'
const route = (matcher: string, edits: (request: MedusaRequest) => Edit[]) => ({
  method: 'POST' as const,
  matcher: ITEMS + matcher,
  middlewares: [keepReserved(edits)],
})

export const stockEdits = [
  route('/:id/location-levels/:location_id', (request) => {
    const { id, location_id } = request.params
    return [{ ...bodyOf(request), inventory_item_id: id, location_id }]
  }),
  route('/:id/location-levels/batch', (request) =>
    listed(request).map((edit) => ({ ...edit, inventory_item_id: request.params.id })),
  ),
  route('/location-levels/batch', listed),
]
