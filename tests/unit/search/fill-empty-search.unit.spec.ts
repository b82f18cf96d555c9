/** A search that stayed empty while goods are for sale is filled; nothing else is. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import fillEmptySearch from '../../../backend/src/jobs/fill-empty-search'

it.each([
  { goods: 1, found: 0, filled: 1 },
  { goods: 1, found: 1, filled: 0 },
  { goods: 0, found: 0, filled: 0 },
])('$goods for sale, $found found', async ({ goods, found, filled }) => {
  const reindex = vi.fn(async () => undefined)
  const parts: Record<string, object> = {
    [ContainerRegistrationKeys.QUERY]: { graph: async () => ({ data: Array(goods).fill({ id: 'prod_1' }) }) },
    [ContainerRegistrationKeys.PG_CONNECTION]: { raw: async () => ({ rows: [{ versions: 'goods:1' }] }) },
    [Modules.SEARCH]: { search: async () => ({ hits: Array(found).fill({ document: {} }) }), reindex },
  }
  await fillEmptySearch({ resolve: (key: string) => parts[key] } as unknown as MedusaContainer)
  expect(reindex).toHaveBeenCalledTimes(filled)
})
