/** What `npm run prove` finds in the database of a test. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { PROMISES } from '../../scripts/lib/promises.mjs'

/** @param words of the promise's name. @returns what breaks it. @throws where there is no such promise */
export async function broken(container: MedusaContainer, words: string): Promise<string[]> {
  const [name] = Object.keys(PROMISES).filter((promise) => promise.includes(words))
  if (!name) throw new Error(`no promise of ${words}`)
  // knex takes a question mark for a value to fill in.
  const sql = PROMISES[name].replaceAll('?', '\\?')
  const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw<{ rows: { id: string }[] }>(sql)
  return rows.map(({ id }) => id)
}
