import { createRequire } from 'node:module'
import type { Converter as ConverterOf } from 'opencc-js' with { 'resolution-mode': 'import' }
import { pinyin } from 'pinyin-pro'

/** Turns Chinese names into what people type: pinyin from any syllable on, initials, and pairs of characters. */
/** Its types are an ES module's and its code is not: taken as what it is. */
const { Converter } = createRequire(__filename)('opencc-js/t2cn') as { Converter: typeof ConverterOf }
const toSimplified = Converter({ from: 't', to: 'cn' })

/** Full width narrowed, traditional made simplified, tones off (xiāng gū), apostrophes out (mu'er), lower case. */
export function foldText(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[üǖǘǚǜ]/g, 'v')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=[a-z])['’](?=[a-z])/g, '')
    .replace(/[^\p{L}\p{N}.×*]+/gu, ' ')
  return toSimplified(plain).trim()
}

const CHINESE_RUN = /\p{Script=Han}+/gu

export const chineseRuns = (text: string): string[] => text.match(CHINESE_RUN) ?? []

/** "香菇" → ["xiang", "gu"]. */
export const syllables = (chinese: string): string[] =>
  pinyin(chinese, { toneType: 'none', type: 'array', v: true }).map((syllable) => syllable.toLowerCase())

/** Joined from every syllable on: 宁陕香菇 → ningshanxianggu, shanxianggu, xianggu, gu. */
export function pinyinWords(text: string): string[] {
  return unique(chineseRuns(text).flatMap((run) => tails(syllables(run))))
}

/** Initials likewise: 宁陕香菇 → nsxg, sxg, xg, g. */
export function initialWords(text: string): string[] {
  return unique(chineseRuns(text).flatMap((run) => tails(syllables(run).map((syllable) => syllable[0] ?? ''))))
}

/** Single characters and neighbouring pairs, so that a part of a word finds the whole: 香菇 → 香, 菇, 香菇. */
export function grams(text: string): string[] {
  return unique(chineseRuns(text).flatMap((run) => [...run, ...pairs(run)]))
}

/** What a buyer typed, in the words the Postgres index holds: pairs for Chinese, lower case for the rest. */
export function gramQuery(q: string): string {
  const chinese = chineseRuns(q).flatMap((run) => (run.length === 1 ? [run] : pairs(run)))
  const rest = q
    .replace(CHINESE_RUN, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  return [...chinese, ...rest].filter(Boolean).join(' ')
}

/** The same for Meilisearch: every pair quoted, so that its own splitting of Chinese makes no other words of them. */
export function phraseQuery(q: string): string {
  return gramQuery(q)
    .split(' ')
    .map((word) => (/\p{Script=Han}/u.test(word) ? `"${word}"` : word))
    .join(' ')
}

const tails = (parts: string[]) => parts.map((_, i) => parts.slice(i).join(''))
const pairs = (run: string) => [...run].slice(1).map((character, i) => [...run][i] + character)
const unique = (words: string[]) => [...new Set(words.filter(Boolean))]
