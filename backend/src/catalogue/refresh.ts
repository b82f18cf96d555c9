import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { forgetAnswers } from './answer-cache'
import { forgetCategories } from './categories'
import { type ChangeKind, type Changes, productsBehind } from './changes'
import { rebuildEngines, writeToEngines } from './engine'
import { documentsOf } from './index-definition'
import { readProducts } from './read-products'

/**
 * Brings changed products into the search engines. Changes come in bursts (an order touches several stock rows), so
 * they are gathered for a moment, looked up together and written once.
 */
let waiting: Changes = new Map()
let timer: NodeJS.Timeout | undefined
let dueAt = Infinity
let running: Promise<void> = Promise.resolve()

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

/** Every product anew, for changes that touch many: a category's name, a price list. */
export function rebuildSoon(container: MedusaContainer) {
  running = running.then(() => rebuildAll(container)).catch((error) => report(container, error))
}

export async function rebuildAll(container: MedusaContainer) {
  await rebuildEngines(container)
  forgetAll()
}

async function flush(container: MedusaContainer) {
  const changes = waiting
  waiting = new Map()
  try {
    const ids = await productsBehind(container, changes)
    if (ids) await writeProducts(container, ids)
    else await rebuildEngines(container)
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
  forgetAnswers()
  forgetCategories()
}

function report(container: MedusaContainer, error: unknown) {
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .error('[catalogue] Refreshing the search failed', error instanceof Error ? error : undefined)
}
