import type { MedusaContainer } from '@medusajs/framework/types'
import { askEngine } from './engine'
import { type CategoryNames, categoryNames } from './categories'
import { GoodsParams, toEngineQuery } from './goods-query'
import { highlight } from './highlight'
import { isEnglish, toCard } from './list-goods'
import { readSearch } from './read-search'
import { initialWords, pinyinWords } from './text'
import type { Suggestion } from '../wire'

/** What to offer while a buyer types: goods first, then shelves, towns and producers of that name. */

const MAX = 8
const MAX_GOODS = 5
/** Engines count many goods as equally good: looked at before the plainest names are chosen. */
const CANDIDATES = 20

export async function suggest(container: MedusaContainer, q: string, locale?: string): Promise<Suggestion[]> {
  const english = isEnglish(locale)
  const [{ meant, hits, word }, everything, names] = await Promise.all([
    findGoods(container, q),
    askEngine(container, () => ({
      fields: ['id'],
      pagination: { take: 1 },
      search_options: {
        facets: [
          { field: 'town', limit: 100 },
          { field: 'producer', limit: 100 },
        ],
      },
    })),
    categoryNames(container),
  ])
  const cards = hits.map((hit) => toCard(hit.document, word, english))
  const goods = plainestFirst(cards, word)
    .slice(0, MAX_GOODS)
    .map((card): Suggestion => ({
      kind: 'good',
      text: card.title,
      html: card.title_html,
      href: `/products/${card.handle}`,
    }))
  const towns = valuesOf(everything.result, 'town').map((town) =>
    entry('town', town, `/search?town=${encodeURIComponent(town)}`, q),
  )
  const producers = valuesOf(everything.result, 'producer').map((name) =>
    entry('producer', name, `/search?producer=${encodeURIComponent(name)}`, q),
  )
  const occasion = (meant.shelves ?? []).map((handle) => shelf(handle, names, word, english))
  return [
    ...occasion.flatMap((found) => found ?? []),
    ...goods,
    ...shelves(names, q, english).filter(({ href }) => !occasion.some((found) => found?.href === href)),
    ...[...towns, ...producers].filter(({ text }) => isNamed(text, q)),
  ].slice(0, MAX)
}

/** The first goods of what the list would show, and the word they are marked by. */
async function findGoods(container: MedusaContainer, q: string) {
  const params = GoodsParams.parse({ q, limit: CANDIDATES })
  const { meant, plan, found } = await readSearch(container, q, false, (tried) =>
    askEngine(container, (engine) => {
      const { search_options, ...query } = toEngineQuery(params, engine, tried)
      return { ...query, search_options: { ...search_options, count: 'none', facets: undefined } }
    }),
  )
  return { meant, word: plan?.text || q, hits: plan?.text ? found.result.hits : [] }
}

/** Names that hold what was typed, the shortest first; the others stay in the engine's order. */
function plainestFirst<T extends { title: string }>(cards: T[], q: string): T[] {
  const extra = ({ title }: T) => (title.toLowerCase().includes(q.trim().toLowerCase()) ? title.length : Infinity)
  return cards
    .map((card) => ({ card, extra: extra(card) }))
    .sort((a, b) => (a.extra < b.extra ? -1 : a.extra > b.extra ? 1 : 0))
    .map(({ card }) => card)
}

function shelf(handle: string, names: CategoryNames, q: string, english: boolean): Suggestion | null {
  const found = names.get(handle)
  return found ? entry('category', english ? found.name_en : found.name, `/c/${handle}`, q) : null
}

function shelves(names: CategoryNames, q: string, english: boolean): Suggestion[] {
  return [...names]
    .map(([handle, { name, name_en }]) => entry('category', english ? name_en : name, `/c/${handle}`, q))
    .filter(({ text }) => isNamed(text, q))
}

const entry = (kind: Suggestion['kind'], text: string, href: string, q: string): Suggestion => ({
  kind,
  text,
  html: highlight(text, q),
  href,
})

/** Part of the name as written, or the beginning of its pinyin or initials. */
function isNamed(name: string, q: string): boolean {
  const typed = q.trim().toLowerCase()
  if (name.toLowerCase().includes(typed)) return true
  return (
    /^[a-z]{2,}$/.test(typed) && [...pinyinWords(name), ...initialWords(name)].some((word) => word.startsWith(typed))
  )
}

function valuesOf(
  result: { facets?: Record<string, { type: string; values?: { value: string }[] }> },
  field: string,
): string[] {
  return result.facets?.[field]?.values?.map(({ value }) => value) ?? []
}
