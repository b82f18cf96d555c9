import { setTimeout as pause } from 'node:timers/promises'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { forgetAnswers } from './answer-cache'
import { forgetCategories } from './categories'
import { type ChangeKind, type Changes, productsBehind } from './changes'
import { rebuildEngines, writeToEngines } from './engine'
import { documentsOf } from './index-definition'
import { readProducts } from './read-products'
import { forgetVocabulary } from './vocabulary'

/**
 * Brings changed products into the search engines. Changes come in bursts (an order touches several stock rows), so
 * they are gathered for a moment, looked up together and written once.
 */
let waiting: Changes = new Map()
let timer: NodeJS.Timeout | undefined
let dueAt = Infinity
let running: Promise<void> = Promise.resolve()

/**
 * A rebuild fills a new index and drops the one before the last. However many changes ask for one, they are this far
 * apart: a search under way ends on the index it began with.
 */
const REBUILD_GAP_MS = 1000
let rebuildTimer: NodeJS.Timeout | undefined
let rebuiltAt = 0

/** Gathers changed rows; they are in the search within `delayMs` and the time of one write. */
export function refreshSoon(container: MedusaContainer, kind: ChangeKind, ids: string[], delayMs: number) {
  if (!ids.length) return
  const known = waiting.get(kind) ?? new Set()
  ids.forEach((id) => known.add(id))
  waiting.set(kind, known)
  if (Date.now() + delayMs >= dueAt) return
  clearTimeout(timer)
  dueAt = Date.now() + delayMs
  timer = setTimeout(() => {
    dueAt = Infinity
    running = running.then(() => flush(container))
  }, delayMs)
  timer.unref()
}

/** How many changed rows are not yet looked up. */
export const documentsWaiting = () => [...waiting.values()].reduce((sum, ids) => sum + ids.size, 0)

/** Every product anew, for changes that touch many: a category's name, a price list. Many changes, one rebuild. */
export function rebuildSoon(container: MedusaContainer) {
  rebuildTimer ??= setTimeout(() => {
    rebuildTimer = undefined
    rebuildAll(container).catch((error) => report(container, error))
  }, untilNextRebuild()).unref()
}

export function rebuildAll(container: MedusaContainer): Promise<void> {
  const rebuilt = running.then(async () => {
    await pause(untilNextRebuild())
    await rebuildEngines(container).finally(() => (rebuiltAt = Date.now()))
    forgetAll()
  })
  running = rebuilt.catch(() => undefined)
  return rebuilt
}

const untilNextRebuild = () => Math.max(0, rebuiltAt + REBUILD_GAP_MS - Date.now())

async function flush(container: MedusaContainer) {
  const changes = waiting
  waiting = new Map()
  try {
    const ids = await productsBehind(container, changes)
    if (ids) await writeProducts(container, ids)
    else rebuildSoon(container)
  } catch (error) {
    report(container, error)
  }
  forgetAll()
}

async function writeProducts(container: MedusaContainer, ids: string[]) {
  if (!ids.length) return
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const rows = await readProducts(query, { ids, take: ids.length })
  const { documents, gone } = await documentsOf(query, rows)
  const found = new Set(rows.map((row) => row.id))
  await writeToEngines(container, documents, [...gone, ...ids.filter((id) => !found.has(id))])
}

function forgetAll() {
  forgetVocabulary()
  forgetAnswers()
  forgetCategories()
}

function report(container: MedusaContainer, error: unknown) {
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .error('[catalogue] Refreshing the search failed', error instanceof Error ? error : undefined)
}
