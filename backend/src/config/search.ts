import { env } from '../env'

/**
 * Search engines. Postgres always holds the goods; where Meilisearch is configured it answers first. Its answers are
 * asked for uncompressed: Node's fetch loses 30–43 ms on each compressed one (delayed acknowledgement).
 */
const postgres = { resolve: '@medusajs/medusa/search-postgres', id: 'search-postgres' }

const meilisearch = {
  resolve: '@rokmohar/medusa-plugin-meilisearch/providers/meilisearch',
  id: 'meilisearch',
  options: {
    config: {
      host: env.MEILISEARCH_HOST,
      apiKey: env.MEILISEARCH_API_KEY,
      timeout: 5000,
      requestInit: { headers: { 'Accept-Encoding': 'identity' } },
    },
    task_polling_interval_ms: 20,
    task_timeout_ms: 20_000,
  },
}

export const search = [
  {
    resolve: '@medusajs/medusa/search',
    options: {
      providers: env.MEILISEARCH_HOST ? [meilisearch, postgres] : [postgres],
      default_provider: env.MEILISEARCH_HOST ? 'meilisearch' : 'search-postgres',
      index_prefix: env.MEILISEARCH_INDEX_PREFIX,
    },
  },
]
