import type { MedusaContainer } from '@medusajs/framework/types'
import { LOT } from '@shanzhen/lots/modules/lot'
import { readSoldParts } from '@shanzhen/money-kit/sold-parts'
import type { Affected } from './types'

type Goods = Pick<Affected, 'line_item_id' | 'lot_id' | 'quantity'> & { pieces?: number | null }

/** Each row with the pieces of its line that its goods were in: a gift box with one bad part is a bad box. */
export async function withPieces<Row extends Goods>(
  container: MedusaContainer,
  rows: Row[],
): Promise<(Row & { pieces: number })[]> {
  const lots = await container.resolve(LOT).readLots([...new Set(rows.flatMap(({ lot_id }) => lot_id ?? []))])
  const lines = [...new Set(rows.flatMap(({ line_item_id }) => line_item_id ?? []))]
  const parts = await readSoldParts(container, lines)
  return rows.map((row) => {
    const item = lots.find(({ id }) => id === row.lot_id)?.inventory_item_id
    const kit = parts.get(row.line_item_id ?? '')?.find((part) => part.inventory_item_id === item)
    return { ...row, pieces: row.pieces ?? Math.ceil(row.quantity / (kit?.required_quantity ?? 1)) }
  })
}
