import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'

/**
 * A rebuild moves the search to a new index. Medusa's search module hears of another machine's only after half a minute,
 * and would show old prices until then: so each process asks the database, once a second at most, which index is in use.
 */
const ASK_EVERY_MS = 1000
let askedAt = -Infinity
let known: string | undefined

/** Medusa's own memory of the index in use, which it offers nobody to clear. */
type Remembering = { activeVersionCache_: { invalidate: () => Promise<void> } }

export async function followRebuilds(container: MedusaContainer): Promise<void> {
  if (performance.now() - askedAt < ASK_EVERY_MS) return
  askedAt = performance.now()
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{ rows: { versions: string }[] }>(
      `select string_agg(name || ':' || active_version, ',' order by name) as versions
         from search_index where deleted_at is null`,
    )
    // Meilisearch goes on where the database does not answer for a moment.
    .catch(() => ({ rows: [] }))
  const versions = rows[0]?.versions
  if (versions === undefined) return
  // Also at the first asking: what Medusa remembers may be older than it.
  if (known !== versions)
    await (container.resolve(Modules.SEARCH) as unknown as Remembering).activeVersionCache_.invalidate()
  known = versions
}
