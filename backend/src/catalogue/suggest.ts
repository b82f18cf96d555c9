import type { MedusaContainer } from '@medusajs/framework/types'
import { askEngine } from './engine'
import { type CategoryNames, categoryNames } from './categories'
import { GoodsParams, toEngineQuery } from './goods-query'
import { highlight } from './highlight'
import { isEnglish, toCard } from './list-goods'
import { initialWords, pinyinWords } from './text'

/** What to offer while a buyer types: goods first, then shelves, towns and producers of that name. */
export type Suggestion = { kind: 'good' | 'category' | 'town' | 'producer'; text: string; html: string; href: string }

const MAX = 8
const MAX_GOODS = 5
/** Engines count many goods as equally good: looked at before the plainest names are chosen. */
const CANDIDATES = 20

export async function suggest(container: MedusaContainer, q: string, locale?: string): Promise<Suggestion[]> {
  const english = isEnglish(locale)
  const params = GoodsParams.parse({ q, limit: CANDIDATES })
  const [{ result }, everything, names] = await Promise.all([
    askEngine(container, (engine) => ({
      ...toEngineQuery(params, engine),
      search_options: { count: 'none', match_strategy: engine === 'postgres' ? 'last' : 'all' },
    })),
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
  const cards = result.hits.map((hit) => toCard(hit.document, q, english))
  const goods = plainestFirst(cards, q)
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
  return [
    ...goods,
    ...shelves(names, q, english),
    ...[...towns, ...producers].filter(({ text }) => isNamed(text, q)),
  ].slice(0, MAX)
}

/** Names that hold what was typed, the shortest first; the others stay in the engine's order. */
function plainestFirst<T extends { title: string }>(cards: T[], q: string): T[] {
  const extra = ({ title }: T) => (title.toLowerCase().includes(q.trim().toLowerCase()) ? title.length : Infinity)
  return cards
    .map((card) => ({ card, extra: extra(card) }))
    .sort((a, b) => (a.extra < b.extra ? -1 : a.extra > b.extra ? 1 : 0))
    .map(({ card }) => card)
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
