import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { forgetAnswers } from './answer-cache'
import { forgetCategories } from './categories'
import { rebuildEngines, writeToEngines } from './engine'
import { documentsOf } from './index-definition'
import { readProducts } from './read-products'

/**
 * Brings changed products into the search engines. Changes come in bursts (an order touches several stock rows), so
 * they are gathered for a moment and written once.
 */
const waiting = new Set<string>()
let timer: NodeJS.Timeout | undefined
let running: Promise<void> = Promise.resolve()

/** Gathers `productIds` and writes them within `delayMs`. */
export function refreshSoon(container: MedusaContainer, productIds: string[], delayMs: number) {
  productIds.forEach((id) => waiting.add(id))
  if (!waiting.size || timer) return
  timer = setTimeout(() => {
    timer = undefined
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
  const ids = [...waiting]
  waiting.clear()
  try {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const rows = await readProducts(query, { ids, take: ids.length })
    const { documents, gone } = await documentsOf(query, rows)
    const found = new Set(rows.map((row) => row.id))
    await writeToEngines(container, documents, [...gone, ...ids.filter((id) => !found.has(id))])
  } catch (error) {
    report(container, error)
  }
  forgetAll()
}

/** Products whose stock hangs on these inventory items, gift boxes included. */
export async function productsOfItems(container: MedusaContainer, itemIds: string[]): Promise<string[]> {
  if (!itemIds.length) return []
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'inventory_item',
    fields: ['variants.product_id'],
    filters: { id: itemIds },
  })
  return data.flatMap((item) => (item.variants ?? []).flatMap((variant) => variant?.product_id ?? []))
}

export async function productsOfVariants(container: MedusaContainer, variantIds: string[]): Promise<string[]> {
  const variants = await container
    .resolve(Modules.PRODUCT)
    .listProductVariants({ id: variantIds }, { select: ['product_id'], take: variantIds.length })
  return variants.flatMap((variant) => variant.product_id ?? [])
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
