import type { MedusaContainer, SearchTypes } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { env } from '../env'
import { followRebuilds } from './follow-rebuilds'
import { MEILI_INDEX, POSTGRES_INDEX } from './index-definition'

/**
 * Which engine answers. Meilisearch does while it is well; at its first failure the same request goes on with Postgres,
 * and so do all others until Meilisearch answers again and has caught up on what it missed.
 */
export type EngineName = 'meilisearch' | 'postgres'

const SEARCH_TIMEOUT_MS = 1000
const WRITE_TIMEOUT_MS = 10_000
const PROBE_INTERVAL_MS = 1000

let broken = false

export const currentEngine = (): EngineName => (env.MEILISEARCH_HOST && !broken ? 'meilisearch' : 'postgres')

/** Asks the better engine; `ask` makes the query for the engine it is given. */
export async function askEngine(
  container: MedusaContainer,
  ask: (engine: EngineName) => Omit<SearchTypes.SearchQuery, 'entity'>,
): Promise<{ engine: EngineName; result: SearchTypes.SearchResult }> {
  await followRebuilds(container)
  const service = container.resolve(Modules.SEARCH)
  if (env.MEILISEARCH_HOST && !broken) {
    try {
      const asked = service.search({ entity: MEILI_INDEX, ...ask('meilisearch') })
      return { engine: 'meilisearch', result: await within(SEARCH_TIMEOUT_MS, asked) }
    } catch (error) {
      reportBroken(container, error)
    }
  }
  return { engine: 'postgres', result: await askPostgres(container, ask('postgres')) }
}

/** The engine that takes letters as they are: nothing split, nothing near. */
export const askPostgres = (container: MedusaContainer, query: Omit<SearchTypes.SearchQuery, 'entity'>) =>
  container.resolve(Modules.SEARCH).search({ entity: POSTGRES_INDEX, ...query })

const NAMES_A_READ = 1000
const MAX_NAMES = 20_000

/** What all goods on sale are called, from Postgres, which always holds them. */
export async function readNames<T>(container: MedusaContainer): Promise<T[]> {
  await followRebuilds(container)
  const service = container.resolve(Modules.SEARCH)
  const names: unknown[] = []
  while (names.length < MAX_NAMES) {
    const { hits } = await service.search({
      entity: POSTGRES_INDEX,
      fields: ['title', 'title_en', 'aliases', 'category_name', 'town', 'producer'],
      pagination: { skip: names.length, take: NAMES_A_READ },
      search_options: { count: 'none' },
    })
    names.push(...hits.map((hit) => hit.document))
    if (hits.length < NAMES_A_READ) break
  }
  return names as T[]
}

/** What the engines hold of these goods, to tell changes by: Postgres was written first and is there always. */
export async function readWritten(container: MedusaContainer, ids: string[]) {
  await followRebuilds(container)
  const { hits } = await askPostgres(container, {
    fields: ['id', 'print', 'sold_count'],
    filters: { id: ids },
    pagination: { take: ids.length },
    search_options: { count: 'none' },
  })
  const written = hits.map(({ document }) => document as { id: string; print?: string; sold_count?: number })
  return new Map(written.map((document) => [document.id, document]))
}

/** Writes changes to every engine; one that cannot take them catches up later. */
export async function writeToEngines(
  container: MedusaContainer,
  documents: SearchTypes.SearchDocument[],
  gone: string[],
) {
  await writeTo(container, POSTGRES_INDEX, documents, gone)
  if (!env.MEILISEARCH_HOST || broken) return
  try {
    await within(WRITE_TIMEOUT_MS, writeTo(container, MEILI_INDEX, documents, gone))
  } catch (error) {
    reportBroken(container, error)
  }
}

/** Fills every engine anew from the database. */
export async function rebuildEngines(container: MedusaContainer) {
  const service = container.resolve(Modules.SEARCH)
  await service.reindex({ index: POSTGRES_INDEX })
  if (!env.MEILISEARCH_HOST || broken) return
  await service.reindex({ index: MEILI_INDEX }).catch((error) => reportBroken(container, error))
}

async function writeTo(
  container: MedusaContainer,
  index: string,
  documents: SearchTypes.SearchDocument[],
  gone: string[],
) {
  const service = container.resolve(Modules.SEARCH)
  if (documents.length) await service.upsertDocuments({ index, documents })
  if (gone.length) await service.deleteDocuments({ index, filters: { id: gone } })
}

function reportBroken(container: MedusaContainer, error: unknown) {
  if (broken) return
  broken = true
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  logger.warn(`[catalogue] Meilisearch does not answer, Postgres takes over: ${messageOf(error)}`)
  const probe = async () => {
    if (await recover(container).catch(() => false)) {
      broken = false
      logger.info('[catalogue] Meilisearch is back and has caught up')
    } else setTimeout(probe, PROBE_INTERVAL_MS).unref()
  }
  setTimeout(probe, PROBE_INTERVAL_MS).unref()
}

/** Well again means: healthy, and filled anew. */
async function recover(container: MedusaContainer): Promise<boolean> {
  const health = await fetch(`${env.MEILISEARCH_HOST}/health`, { signal: AbortSignal.timeout(SEARCH_TIMEOUT_MS) })
  if (!health.ok) return false
  await container.resolve(Modules.SEARCH).reindex({ index: MEILI_INDEX })
  return true
}

function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
