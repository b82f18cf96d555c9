import { setTimeout as pause } from 'node:timers/promises'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { forgetAnswers } from './answer-cache'
import { forgetCategories } from './categories'
import { type ChangeKind, type Changes, productsBehind } from './changes'
import { readWritten, rebuildEngines, writeToEngines } from './engine'
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
/** Orders whose goods wait for their count. */
let counting = new Set<string>()
let countTimer: NodeJS.Timeout | undefined
let running: Promise<void> = Promise.resolve()

/**
 * A rebuild fills a new index and drops the one before the last. However many changes ask for one, they are this far
 * apart: a search under way ends on the index it began with.
 */
const REBUILD_GAP_MS = 1000
let rebuildTimer: NodeJS.Timeout | undefined
let rebuiltAt = -Infinity

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
    running = running.then(() => {
      const changes = waiting
      waiting = new Map()
      return flush(container, changes)
    })
  }, delayMs)
  timer.unref()
}

/** How many changed rows are not yet looked up. */
export const documentsWaiting = () => [...waiting.values()].reduce((sum, ids) => sum + ids.size, 0)

/**
 * How often a good was sold changes with every order, and is worth a write now and then: engines would index a shop's
 * whole shelf again every few seconds.
 */
const COUNT_MS = 60_000

/** What these orders bought counts in the search within a minute. */
export function recountSoon(container: MedusaContainer, orderIds: string[], delayMs = COUNT_MS) {
  orderIds.forEach((id) => counting.add(id))
  if (!counting.size) return
  countTimer ??= setTimeout(() => {
    countTimer = undefined
    const orders = counting
    counting = new Set()
    running = running.then(() => flush(container, new Map([['order', orders]])))
  }, delayMs).unref()
}

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
    await rebuildEngines(container).finally(() => (rebuiltAt = performance.now()))
    forgetAll()
  })
  running = rebuilt.catch(() => undefined)
  return rebuilt
}

const untilNextRebuild = () => Math.max(0, rebuiltAt + REBUILD_GAP_MS - performance.now())

async function flush(container: MedusaContainer, changes: Changes) {
  try {
    const ids = await productsBehind(container, changes)
    if (!ids) rebuildSoon(container)
    else if (!(await writeProducts(container, ids, changes.has('order')))) return forgetAnswers()
  } catch (error) {
    report(container, error)
  }
  forgetAll()
}

/** Only what says something else than what is written. @returns whether anything did */
async function writeProducts(container: MedusaContainer, ids: string[], counts: boolean): Promise<boolean> {
  if (!ids.length) return false
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const rows = await readProducts(query, { ids, take: ids.length })
  const { documents, gone } = await documentsOf(query, rows)
  const written = await readWritten(container, ids)
  const changed = documents.filter(({ id, print, sold_count }) => {
    const before = written.get(id)
    return before?.print !== print || (counts && before.sold_count !== sold_count)
  })
  const found = new Set(rows.map((row) => row.id))
  const over = [...gone, ...ids.filter((id) => !found.has(id))]
  if (!changed.length && !over.length) return false
  await writeToEngines(container, changed, over)
  return true
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
