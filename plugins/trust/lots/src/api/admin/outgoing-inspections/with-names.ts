import type { MedusaContainer } from '@medusajs/framework/types'
import { namesOf } from '@shanzhen/http/names'
import type { OutgoingInspection } from '../../../outgoing-types'

/** With who looked and who lifted, as colleagues call them. */
export async function withNames<Row extends OutgoingInspection>(container: MedusaContainer, rows: Row[]) {
  const names = await namesOf(
    container,
    rows.flatMap(({ inspector, lifted_by }) => [inspector, lifted_by]),
  )
  return rows.map((row) => ({
    ...row,
    inspector_name: names[row.inspector],
    lifted_by_name: row.lifted_by && names[row.lifted_by],
  }))
}
