import type { MedusaContainer } from '@medusajs/framework/types'
import { askEngine, askPostgres } from './engine'
import { categoryNames } from './categories'
import { toProbe } from './goods-query'
import { plansFor, type SearchPlan } from './plan-search'
import { chineseRuns } from './text'
import { understand, type Understood } from './understand'
import { nearestWord, vocabularyOf } from './vocabulary'
import { searchWords } from './words'

type Found = Awaited<ReturnType<typeof askEngine>>

/** What was typed, as meant and as it is best found; `plan` and `found` null where nothing comes near it. */
export type SearchRead = { meant: Understood } & ({ plan: SearchPlan; found: Found } | { plan: null; found: null })

/**
 * The first plan that finds a good. `ask` is the list's own question, so a search that hits at once costs one; where it
 * is narrowed (a later page, a filter) an empty answer is asked again without that: narrowing a list never changes what
 * it is a list of.
 */
export async function readSearch(
  container: MedusaContainer,
  q: string,
  narrowed: boolean,
  ask: (plan: SearchPlan) => Promise<Found>,
): Promise<SearchRead> {
  const [words, shelves] = await Promise.all([searchWords(container), categoryNames(container)])
  // 中药材（非食品）is called 中药材.
  const shelfNames = new Map(
    [...shelves].flatMap(([handle, { name }]) =>
      chineseRuns(name)
        .slice(0, 1)
        .map((run) => [run, handle] as const),
    ),
  )
  const meant = understand(q, words, shelfNames)
  for await (const plan of plansFor(meant, () => vocabularyOf(container))) {
    const found = await ask(plan)
    const finds = found.result.hits.length > 0 || (narrowed && (await findsAnything(container, plan)))
    if (finds && (found.engine === 'postgres' || (await areWords(container, plan.text)))) return { meant, plan, found }
  }
  return { meant, plan: null, found: null }
}

/**
 * Meilisearch splits what it does not know: zzzz becomes zz and zz, which stand in the initials of two towns. So letters
 * count only where some good is spelled so, or nearly so.
 */
async function areWords(container: MedusaContainer, text: string): Promise<boolean> {
  for (const word of text.split(' ').filter((part) => /^[a-z]{3,}$/.test(part))) {
    const plan = { text: word, shelves: [], facts: [], partial: false }
    const { hits } = await askPostgres(container, toProbe('postgres', plan))
    if (!hits.length && !nearestWord(word, await vocabularyOf(container))) return false
  }
  return true
}

const findsAnything = async (container: MedusaContainer, plan: SearchPlan) =>
  (await askEngine(container, (engine) => toProbe(engine, plan))).result.hits.length > 0
