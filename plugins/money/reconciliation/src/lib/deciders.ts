import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'

/** Adds who decided, by name where staff gave one, else by e-mail address; null where nobody did or nobody is there. */
export async function withNames<T extends { decided_by: string | null }>(
  container: MedusaContainer,
  rows: T[],
): Promise<(T & { decider: string | null })[]> {
  const ids = [...new Set(rows.flatMap(({ decided_by }) => decided_by ?? []))]
  const users = await container.resolve(Modules.USER).listUsers({ id: ids }, { take: ids.length })
  const names = new Map(
    users.map(({ id, first_name, last_name, email }) => [id, `${last_name ?? ''}${first_name ?? ''}` || email]),
  )
  return rows.map((row) => ({ ...row, decider: names.get(row.decided_by ?? '') ?? null }))
}
