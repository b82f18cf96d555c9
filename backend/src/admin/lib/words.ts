/** Words staff read of the dictionary, and what they do to it. */
import { api } from '@shanzhen/desk/api'
import type { SearchWord, SearchWords, WordKind } from '../../wire'

export const KINDS: Record<WordKind, string> = { synonym: '同义词', shelf: '带到货架', fact: '商品特点' }
export const ALL_SHELVES = '*'

export const wordsPath = (q: string, after: string | null) =>
  `/search-words?${new URLSearchParams({ ...(q && { q }), ...(after && { after }) })}`
export const saveWord = (word: Omit<SearchWord, 'id'>) => api('/search-words', 'POST', word)
export const removeWord = (id: string) => api(`/search-words/${id}`, 'DELETE')

/** 送礼 → 礼盒; several shelves one after the other. */
export function meaningOf({ kind, target }: SearchWord, shelves: SearchWords['shelves']): string {
  if (kind === 'fact') return '只显示写明有这个特点的商品；没有时告诉顾客'
  if (kind === 'synonym') return target
  if (target === ALL_SHELVES) return '全部货架'
  return target
    .split(',')
    .map((handle) => shelves.find((shelf) => shelf.handle === handle.trim())?.name ?? handle)
    .join('、')
}
