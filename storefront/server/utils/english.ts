// The backend speaks Chinese. What it says to a shopper on a page under /en is put into English at the shop's own door:
// whole messages by their pattern, names of goods and places as they are. What no pattern knows stays Chinese.
import { getRequestHeader, type H3Event } from 'h3'
import MESSAGES from '../english/messages.json'
import { placeInEnglish, termInEnglish } from './english-terms'

const HAN = /\p{Script=Han}/u
/** Where answers carry words for people. */
const SAID = new Set(['message', 'reason', 'why', 'fields', 'timeline'])
/** Where they carry short names, and names of places. */
const NAMED = new Set(['title', 'variant_title', 'default_variant_title', 'name', 'method', 'sampling'])
const PLACES = new Set(['village', 'plot'])
/** Set by this shop on every page it draws: the page's own questions are answered in its language. */
export const PAGE_LANGUAGE = 'x-page-language'

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Longest first: the pattern that says most wins. */
const PATTERNS = Object.entries(MESSAGES as Record<string, string>)
  .toSorted(([a], [b]) => literal(b) - literal(a))
  .map(([zh, en]) => {
    const names: string[] = []
    const source = zh
      .split(/(\{\w+\})/)
      .map((part) => (/^\{\w+\}$/.test(part) ? (names.push(part.slice(1, -1)), '(.+?)') : escape(part)))
      .join('')
    return { pattern: new RegExp(`^${source}$`, 's'), names, en }
  })

function literal(zh: string): number {
  return zh.replace(/\{\w+\}/g, '').length
}

/** `库存只剩 3 件` → `Only 3 left`; a text without a known pattern comes back as it is. */
export function inEnglish(text: string): string {
  if (!HAN.test(text)) return text
  for (const { pattern, names, en } of PATTERNS) {
    const found = pattern.exec(text)
    if (found) return en.replace(/\{(\w+)\}/g, (_, name: string) => inEnglish(found[names.indexOf(name) + 1] ?? ''))
  }
  return text
}

/** Every text for people in an answer, at any depth, in English. */
export function answerInEnglish(value: unknown, said = false): unknown {
  if (typeof value === 'string') return said ? inEnglish(value) : value
  if (Array.isArray(value)) return value.map((entry) => answerInEnglish(entry, said))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, entryInEnglish(key, entry, value, said)]))
}

/** A good that bears both names goes by its English one. */
function entryInEnglish(key: string, entry: unknown, { title_en }: { title_en?: unknown }, said: boolean): unknown {
  if (key === 'title' && typeof title_en === 'string' && title_en) return title_en
  if (typeof entry === 'string' && NAMED.has(key)) return termInEnglish(entry)
  if (typeof entry === 'string' && PLACES.has(key)) return placeInEnglish(entry)
  return answerInEnglish(entry, said || SAID.has(key))
}

/** Whether this address is a page in English; null for what is no page. */
export function languageOfPage(path: string): 'en' | 'zh' | null {
  if (/^\/(?:api|media|_nuxt|__nuxt)/.test(path)) return null
  return /^\/en(?:[/?#]|$)/.test(path) ? 'en' : 'zh'
}

/** Whether the page that asks is an English one: the page being drawn here, or the one a browser names its own pages of this shop. */
export function asksInEnglish(event: H3Event): boolean {
  const page = getRequestHeader(event, PAGE_LANGUAGE)
  if (page) return page === 'en'
  const referer = getRequestHeader(event, 'referer')
  return referer !== undefined && /^https?:\/\/[^/]+\/en(?:[/?#]|$)/.test(referer)
}
