import type { ShelfGood } from './shelf'

/**
 * How much of each line can be had, gift boxes opened into their components: lines that share a component are served
 * in their order, so what an earlier line takes is gone for a later one.
 */
export type StockLine = { variant_id: string; quantity: number }

/** One component held for one line: `quantity` pieces at one location. */
export type StockClaim = {
  variant_id: string
  inventory_item_id: string
  location_id: string
  quantity: number
  /** What of it is there for this line; what earlier lines of the same order take is off it. */
  free: number
  allow_backorder: boolean
}

/** A line without managed stock counts as this many. */
export const ENDLESS = 9_999

export function allocate(
  lines: StockLine[],
  shelf: Map<string, ShelfGood>,
  locationIds: string[],
): { available: Map<string, number>; claims: StockClaim[] } {
  const left = new Map<string, number>()
  const available = new Map<string, number>()
  const claims: StockClaim[] = []
  for (const line of lines) {
    const good = shelf.get(line.variant_id)
    if (!good?.manage_inventory) {
      available.set(line.variant_id, good ? ENDLESS : 0)
      continue
    }
    const components = good.inventory_items ?? []
    let pieces = components.length ? Infinity : 0
    for (const component of components) {
      const location_id = bestLocation(component, locationIds, left)
      const free = location_id ? freeAt(component, location_id, left) : 0
      pieces = Math.min(pieces, Math.floor(free / component.required_quantity))
      if (!location_id) continue
      const quantity = component.required_quantity * line.quantity
      left.set(key(component.inventory_item_id, location_id), free - quantity)
      const { inventory_item_id } = component
      claims.push({
        variant_id: line.variant_id,
        inventory_item_id,
        location_id,
        quantity,
        free,
        allow_backorder: good.allow_backorder,
      })
    }
    available.set(line.variant_id, good.allow_backorder ? ENDLESS : Math.max(0, pieces))
  }
  return { available, claims }
}

type Component = NonNullable<ShelfGood['inventory_items']>[number]

const key = (itemId: string, locationId: string) => `${itemId}@${locationId}`

function freeAt(component: Component, locationId: string, left: Map<string, number>): number {
  const remembered = left.get(key(component.inventory_item_id, locationId))
  if (remembered !== undefined) return remembered
  const level = component.inventory?.location_levels?.find((candidate) => candidate.location_id === locationId)
  return level ? Number(level.stocked_quantity) - Number(level.reserved_quantity) : 0
}

/** The location that has most of it; of equals the first by id, so that every buyer is sent to the same. */
function bestLocation(component: Component, locationIds: string[], left: Map<string, number>): string | null {
  const stocked = locationIds.filter((id) =>
    component.inventory?.location_levels?.some((level) => level.location_id === id),
  )
  return stocked.reduce<string | null>(
    (best, id) => (best === null || freeAt(component, id, left) > freeAt(component, best, left) ? id : best),
    null,
  )
}
