/** The search of a test's shop stands before anybody asks it: Medusa and the shop fill it behind what they answer. */
import { setTimeout } from 'node:timers/promises'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

const PATIENCE_MS = 30_000
/** More than any test's shop has. */
const ALL = 1000

/**
 * Medusa fills each index at a start, an empty one each time: a database copied meanwhile would have none.
 * @param since before the start
 * @throws where it is not done in half a minute
 */
export async function searchStands(container: MedusaContainer, since: Date): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  // Once through all goods, and once through what changed meanwhile.
  const left = `select i.name from search_index i where 2 > (
    select count(*) from search_index_version v join search_index_sync s on s.search_index_version_id = v.id
     where v.search_index_id = i.id and v.version = i.active_version and s.started_at >= ? and s.completed_at is not null)`
  for (const until = Date.now() + PATIENCE_MS; ; await setTimeout(20)) {
    const { rows } = await knex.raw<{ rows: { name: string }[] }>(left, [since])
    if (!rows.length) return
    if (Date.now() > until) throw new Error(`Not filled: ${rows.map(({ name }) => name).join()}`)
  }
}

/** All goods of a shop, as its own refresh would write them some seconds later. */
export async function fillSearch(container: MedusaContainer): Promise<void> {
  // The backend reads its settings when it is first read: after a file has made its own.
  const { writeToEngines } = await import('../../backend/src/catalogue/engine')
  const { documentsOf } = await import('../../backend/src/catalogue/index-definition')
  const { readProducts } = await import('../../backend/src/catalogue/read-products')
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { documents } = await documentsOf(query, await readProducts(query, { take: ALL }))
  await writeToEngines(container, documents, [])
}
