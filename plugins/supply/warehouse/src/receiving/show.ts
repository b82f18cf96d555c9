import type { MedusaContainer } from '@medusajs/framework/types'
import { namesOf } from '@shanzhen/http/names'
import { LOT } from '@shanzhen/lots/modules/lot'
import { WAREHOUSE } from '../modules/warehouse'
import { linesOf, lotsOf, readNote, type ReceivingRow } from '../modules/warehouse/store/receiving'
import type { ReceivingNoteSaid, ReceivingRowSaid } from '../wire'

export async function showNotes(container: MedusaContainer, rows: ReceivingRow[]): Promise<ReceivingRowSaid[]> {
  const names = await namesOf(
    container,
    rows.flatMap(({ made_by, received_by }) => [made_by, received_by]),
  )
  return rows.map((row) => ({
    ...{ id: row.id, number: row.number, producer_id: row.producer_id, producer_name: row.producer_name },
    ...{ expected_on: row.expected_on, state: row.state, remark: row.remark, reason: row.reason },
    ...{ made_by: names[row.made_by], made_at: row.made_at, delivery_number: row.delivery_number },
    ...{ received_by: row.received_by && names[row.received_by], received_at: row.received_at },
    ...{ lines: row.lines, different: row.different },
  }))
}

export async function showNote(container: MedusaContainer, id: string): Promise<ReceivingNoteSaid> {
  const { knex } = container.resolve(WAREHOUSE).own
  const [row, lines, own] = await Promise.all([readNote(knex, id), linesOf(knex, id), lotsOf(knex, id)])
  const [[note], lots] = await Promise.all([
    showNotes(container, [row]),
    container.resolve(LOT).readLots(own.map(({ lot_id }) => lot_id)),
  ])
  return {
    ...note,
    location_id: row.location_id,
    lines: lines
      // Goods that came unexpected with a delivery that was taken back.
      .filter(({ expected, received }) => expected > 0 || received !== null)
      .map(({ id: line_id, good_id, inventory_item_id, title, expected, received, difference_reason }) => ({
        ...{ id: line_id, good_id, inventory_item_id, title, expected, received, difference_reason },
        unit: inventory_item_id ? ('piece' as const) : ('g' as const),
        lots: lots
          .filter((lot) => own.some((one) => one.lot_id === lot.id && one.line_id === line_id))
          .map((lot) => ({
            ...{ id: lot.id, code: lot.code, state: lot.state, best_before: lot.best_before },
            quantity: lot.received_quantity,
          })),
      })),
  }
}
