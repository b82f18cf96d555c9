import type { MedusaContainer } from '@medusajs/framework/types'
import { SEARCH_WORD } from '../modules/search-word'
import type { SearchWordRow } from '../modules/search-word/models/search-word'
import type SearchWordService from '../modules/search-word/service'
import { foldText, syllables } from './text'

/** The shop's dictionary as searches use it, the longest words first; also by the sound of its Chinese words. */
export type SearchWords = {
  rows: SearchWordRow[]
  bySound: Map<string, SearchWordRow>
  facts: string[]
}

const TTL_MS = 2000
const MAX_WORDS = 5000
let kept: { until: number; words: Promise<SearchWords> } | undefined

/** Read at most every two seconds by each process: what staff change counts for both engines within that time. */
export function searchWords(container: MedusaContainer): Promise<SearchWords> {
  if (kept && kept.until > performance.now()) return kept.words
  const words = readWords(container)
  kept = { until: performance.now() + TTL_MS, words }
  words.catch(() => (kept = undefined))
  return words
}

export const forgetWords = () => (kept = undefined)

async function readWords(container: MedusaContainer): Promise<SearchWords> {
  const service = container.resolve<SearchWordService>(SEARCH_WORD)
  return toWords(await service.listSearchWords({}, { take: MAX_WORDS, order: { term: 'ASC' } }))
}

export function toWords(found: SearchWordRow[]): SearchWords {
  const rows = found
    .map(({ id, term, kind, target }) => ({ id, term: foldText(term), kind, target }))
    .sort((a, b) => b.term.length - a.term.length)
  const sounds = rows.map((row) => [syllables(row.term).join(''), row] as const)
  return {
    rows,
    bySound: new Map(sounds.filter(([sound]) => /^[a-z]{4,}$/.test(sound))),
    facts: rows.filter(({ kind }) => kind === 'fact').map(({ term }) => term),
  }
}
