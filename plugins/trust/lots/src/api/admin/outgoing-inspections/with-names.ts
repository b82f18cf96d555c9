import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import type { OutgoingInspection } from '../../../outgoing-types'

/** With the names colleagues know each other by; the mailbox of who gave none. */
export async function withNames<Row extends OutgoingInspection>(container: MedusaContainer, rows: Row[]) {
  const ids = [...new Set(rows.flatMap(({ inspector, lifted_by }) => [inspector, lifted_by ?? []].flat()))]
  const users = ids.length ? await container.resolve(Modules.USER).listUsers({ id: ids }, { take: ids.length }) : []
  const names = new Map(
    users.map(({ id, first_name, last_name, email }) => [
      id,
      [first_name, last_name].filter(Boolean).join(' ') || email,
    ]),
  )
  const nameOf = (id: string) => names.get(id) ?? id
  return rows.map((row) => ({
    ...row,
    inspector_name: nameOf(row.inspector),
    lifted_by_name: row.lifted_by && nameOf(row.lifted_by),
  }))
}
