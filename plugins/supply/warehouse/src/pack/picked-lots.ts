/** The lots a wave had fetched for an order: its parcel is taken from them; where one may not leave, a barcode says too little. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { today } from '@shanzhen/http/fields'
import { LOT } from '@shanzhen/lots/modules/lot'
import { WAREHOUSE } from '../modules/warehouse'
import { scanTheLot } from '../modules/warehouse/errors'
import type { PackingRow, rightScans } from '../modules/warehouse/store/packings'
import { lotsPicked, type PickedLot } from '../modules/warehouse/store/picks'
import type { BenchOrder, BenchPart } from './read-order'

type Scans = Awaited<ReturnType<typeof rightScans>>
type Part = Pick<BenchPart, 'line_item_id' | 'inventory_item_id'>

export const mayLeave = ({ state, best_before }: { state: string; best_before: string | null }): boolean =>
  state === 'released' && !(best_before && best_before < today())

const isOf = (one: Part, part: Part) =>
  one.line_item_id === part.line_item_id && one.inventory_item_id === part.inventory_item_id

/** Pieces of a part whose lot was scanned. */
export const piecesByLot = (scans: Scans, part: Part): number =>
  scans.reduce((sum, scan) => sum + (scan.lot_id && isOf(scan, part) ? scan.pieces : 0), 0)

/**
 * A good's barcode does not tell the bag that was called back, or is past its day, from the one beside it.
 * @throws MedusaError scan_the_lot
 */
export async function assertLotMayLeave(
  container: MedusaContainer,
  row: PackingRow,
  parts: BenchPart[],
): Promise<void> {
  const picked = await lotsPicked(container.resolve(WAREHOUSE).own.knex, row)
  if (!picked.length) return
  const lots = await container.resolve(LOT).readLots([...new Set(picked.map(({ lot_id }) => lot_id))])
  const stopped = new Map(lots.filter((lot) => !mayLeave(lot)).map(({ id, code }) => [id, code]))
  for (const one of picked) {
    const code = stopped.get(one.lot_id)
    const part = code && parts.find((known) => isOf(one, known))
    if (part) throw scanTheLot(part.title, code)
  }
}

/** The same of what was scanned before the lot was stopped. @throws MedusaError scan_the_lot */
export function assertBoxMayLeave(
  container: MedusaContainer,
  row: PackingRow,
  { parts }: BenchOrder,
  scans: Scans,
): Promise<void> {
  return assertLotMayLeave(
    container,
    row,
    parts.filter((part) => piecesByLot(scans, part) < part.needed),
  )
}

/** From which lots a line is taken: those whose bags were scanned, and for the rest those its wave had fetched. */
export function lotsOfLine(
  line_item_id: string,
  { parts }: BenchOrder,
  scans: Scans,
  picked: PickedLot[],
): { lot_id: string; quantity: number }[] {
  return parts
    .filter((part) => part.line_item_id === line_item_id)
    .flatMap((part) => {
      const scanned = scans.filter((scan) => scan.lot_id && isOf(scan, part))
      let left = part.needed - piecesByLot(scans, part)
      const rest = picked
        .filter((one) => isOf(one, part))
        .flatMap(({ lot_id, picked: fetched }) => {
          const said = scanned.reduce((sum, scan) => sum + (scan.lot_id === lot_id ? scan.pieces : 0), 0)
          const quantity = Math.min(left, Math.max(0, fetched - said))
          left -= quantity
          return quantity > 0 ? [{ lot_id, quantity }] : []
        })
      return [...scanned.map(({ lot_id, pieces }) => ({ lot_id: lot_id ?? '', quantity: pieces })), ...rest]
    })
}
