import type { MedusaContainer } from '@medusajs/framework/types'
import { staffNames } from '@shanzhen/http/staff-names'
import type { OutgoingInspection } from '../../../outgoing-types'

/** With the names colleagues know each other by; the mailbox of who gave none. */
export async function withNames<Row extends OutgoingInspection>(container: MedusaContainer, rows: Row[]) {
  const nameOf = await staffNames(
    container,
    rows.flatMap(({ inspector, lifted_by }) => [inspector, lifted_by]),
  )
  return rows.map((row) => ({
    ...row,
    inspector_name: nameOf(row.inspector),
    lifted_by_name: row.lifted_by && nameOf(row.lifted_by),
  }))
}
