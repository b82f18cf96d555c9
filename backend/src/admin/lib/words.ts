/** Talks to the dictionary's routes with the signed-in person's session; a refusal becomes its Chinese message. */
export type Kind = 'synonym' | 'shelf' | 'fact'
export type Word = { id: string; term: string; kind: Kind; target: string }
export type Shelf = { handle: string; name: string }
export type WordPage = { search_words: Word[]; next: string | null; shelves: Shelf[] }

export const KINDS: Record<Kind, string> = { synonym: '同义词', shelf: '带到货架', fact: '商品特点' }
export const ALL_SHELVES = '*'

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/admin/search-words${path}`, {
    method,
    credentials: 'include',
    headers: { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const answer = (await response.json().catch(() => ({}))) as T & { message?: string }
  if (!response.ok) throw new Error(answer.message ?? '没有成功，请稍后再试')
  return answer
}

export const readWords = (q: string, after: string | null) =>
  call<WordPage>('GET', `?${new URLSearchParams({ ...(q && { q }), ...(after && { after }) })}`)
export const saveWord = (word: Omit<Word, 'id'>) => call('POST', '', word)
export const removeWord = (id: string) => call('DELETE', `/${id}`)

export const messageOf = (error: unknown) => (error instanceof Error ? error.message : '没有成功，请稍后再试')

/** 送礼 → 礼盒; several shelves one after the other. */
export function meaningOf({ kind, target }: Word, shelves: Shelf[]): string {
  if (kind === 'fact') return '只显示写明有这个特点的商品；没有时告诉顾客'
  if (kind === 'synonym') return target
  if (target === ALL_SHELVES) return '全部货架'
  return target
    .split(',')
    .map((handle) => shelves.find((shelf) => shelf.handle === handle.trim())?.name ?? handle)
    .join('、')
}
