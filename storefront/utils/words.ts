// Looking up the shop's words and addresses by language.
export type LocaleCode = 'zh' | 'en'
export interface Words {
  [key: string]: string | Words
}
export type WordParams = Record<string, string | number>

/** The language an address of this shop is written in. */
export const localeOf = (path: string): LocaleCode => (/^\/en(?:[/?#]|$)/.test(path) ? 'en' : 'zh')

/** `/cart` → `/en/cart` in English; an address that already has its language stays. */
export function withLocale(path: string, locale: LocaleCode): string {
  const bare = localeOf(path) === 'en' ? path.slice(3) : path
  const rooted = bare.startsWith('/') ? bare : `/${bare}`
  if (locale === 'zh') return rooted
  return rooted === '/' ? '/en' : `/en${rooted}`
}

/**
 * The words at `a.b.c` with `{name}` filled in, and of `{name|one|many}` the one that goes with the number; a missing key
 * gives `fallback`, else the key itself, so it is seen.
 */
export function say(words: Words, key: string, params?: WordParams, fallback?: string): string {
  let found: string | Words | undefined = words
  for (const step of key.split('.')) found = typeof found === 'object' ? found[step] : undefined
  const text = typeof found === 'string' ? found : (fallback ?? key)
  if (!params) return text
  return text.replace(/\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (slot, name: string, one?: string, many?: string) => {
    const value = params[name]
    if (value === undefined) return slot
    return one === undefined ? String(value) : ((Number(value) === 1 ? one : many) ?? '')
  })
}

/** Puts `more` into `words`, branch by branch. */
export function mergeWords(words: Words, more: Words): Words {
  const merged = { ...words }
  for (const [key, value] of Object.entries(more)) {
    const known = merged[key]
    merged[key] = typeof value === 'object' && typeof known === 'object' ? mergeWords(known, value) : value
  }
  return merged
}
