// What a list of goods may be asked by its address. People cut links, robots make some up: what makes no sense is left out.
import type { GoodKind } from '@shanzhen/producers/wire'

const KINDS: GoodKind[] = ['fresh', 'primary-dried', 'processed', 'medicinal', 'bundle', 'voucher', 'service']
const SORT = /^(?:relevance|sales|new|price_asc|price_desc)$/
const LAST_PAGE = 1000
const upTo = (max: number) => (value: string) => value.length <= max
const RULES: Record<string, (value: string) => boolean> = {
  category: upTo(40),
  kind: (value) => KINDS.some((kind) => kind === value),
  town: upTo(20),
  price: (value) => /^\d{0,9}-\d{0,9}$/.test(value),
  producer: upTo(60),
  sort: (value) => SORT.test(value),
  page: (value) => /^[1-9]\d{0,3}$/.test(value) && Number(value) <= LAST_PAGE,
}
const MAX_TERM = 60

/** @param value as the router gives it: a text, several of a name, or none. @returns undefined for what is left out */
export function listParam(name: string, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (name === 'q')
    return (
      text
        .replace(/\p{Cc}/gu, ' ')
        .slice(0, MAX_TERM)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
        .trim() || undefined
    )
  return text && RULES[name]?.(text) ? text : undefined
}
