import type { MedusaContainer } from '@medusajs/framework/types'
import { namesOf } from '@shanzhen/http/names'
import { SYSTEM } from '../types'

/** Adds who decided, as colleagues call them; null where nobody did or the shop itself. */
export async function withNames<T extends { decided_by: string | null }>(
  container: MedusaContainer,
  rows: T[],
): Promise<(T & { decider: string | null })[]> {
  const names = await namesOf(
    container,
    rows.map(({ decided_by }) => decided_by),
  )
  return rows.map((row) => ({
    ...row,
    decider: row.decided_by && row.decided_by !== SYSTEM ? names[row.decided_by] : null,
  }))
}
