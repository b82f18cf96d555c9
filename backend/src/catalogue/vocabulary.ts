import type { MedusaContainer } from '@medusajs/framework/types'
import { readNames } from './engine'
import { chineseRuns, foldText, syllables } from './text'

/**
 * The words our goods are called by, to find what a search that matched nothing was close to. A word is a name or its
 * telling end or beginning: 宁陕香菇 holds 香菇, and 高山大米 holds 大米 but not 高山.
 */
export type NamedGood = {
  title: string
  title_en: string
  aliases: string[]
  category_name: string | null
  town: string | null
  producer: string | null
}

export type Vocabulary = {
  words: Set<string>
  /** Chinese words by their pinyin; one of the same sound stands for all. */
  bySound: Map<string, string>
  /** What may be typed in letters: pinyin and English words, with what to search for. */
  letters: Map<string, string>
  /** Characters that mean goods by themselves: the kind a name ends in (菇, 酒), or what two names begin with (香, 蜂). */
  characters: Set<string>
}

const KEEP_MS = 60_000
let kept: { until: number; vocabulary: Promise<Vocabulary> } | undefined

export const forgetVocabulary = () => (kept = undefined)

/** Read only when a search found nothing, at most once a minute while nothing changes. */
export function vocabularyOf(container: MedusaContainer): Promise<Vocabulary> {
  if (kept && kept.until > performance.now()) return kept.vocabulary
  const vocabulary = readNames<NamedGood>(container).then(buildVocabulary)
  kept = { until: performance.now() + KEEP_MS, vocabulary }
  vocabulary.catch(() => (kept = undefined))
  return vocabulary
}

export function buildVocabulary(goods: NamedGood[]): Vocabulary {
  const names = new Set(goods.flatMap(({ title, aliases }) => [title, ...aliases]).flatMap(chineseRuns))
  const shelves = new Set(goods.flatMap(({ category_name }) => chineseRuns(category_name ?? '')))
  const words = new Set([...names, ...shelves].flatMap(tellingParts))
  for (const { town, producer } of goods) {
    for (const place of [town, producer?.replace(/（.*?）/g, '')]) {
      if (place)
        [place, place.replace(/(?:回族)?镇$/, '')].filter((word) => word.length > 1).forEach((word) => words.add(word))
    }
  }
  const bySound = new Map<string, string>()
  for (const word of words) {
    const sound = syllables(word).join(' ')
    // The longer word of a sound would say more than was typed.
    if (!bySound.has(sound)) bySound.set(sound, word)
  }
  const english = goods.flatMap(({ title_en }) => foldText(title_en).split(/[^a-z]+/)).filter((word) => word.length > 2)
  return {
    words,
    bySound,
    letters: new Map([
      ...english.map((word) => [word, word] as const),
      ...[...bySound].map(([sound, word]) => [sound.replaceAll(' ', ''), word] as const),
    ]),
    characters: new Set([
      ...beginningsOfTwo(names),
      ...[...names].map((name) => name.at(-1) ?? ''),
      ...[...shelves].map((name) => name.charAt(0)),
    ]),
  }
}

/** 猪 begins 猪苓 alone, which is not what it is typed for. */
function beginningsOfTwo(names: Set<string>): string[] {
  const counts = new Map<string, number>()
  for (const name of names) {
    for (const first of new Set(tellingParts(name).map((part) => part.charAt(0)))) {
      counts.set(first, (counts.get(first) ?? 0) + 1)
    }
  }
  return [...counts].filter(([, count]) => count > 1).map(([first]) => first)
}

/** The whole, every end from two characters on, and beginnings that are most of it. */
function tellingParts(run: string): string[] {
  const parts = [run]
  for (let length = 2; length < run.length; length++) {
    parts.push(run.slice(-length))
    if (length >= 3 || length * 2 > run.length) parts.push(run.slice(0, length))
  }
  return parts.filter((part) => part.length > 1)
}

/** The word of ours that was meant, or the longest that stands in what was typed; null where there is none. */
export function nearestWord(text: string, vocabulary: Vocabulary): string | null {
  const typed = foldText(text)
  const runs = chineseRuns(typed)
  if (!runs.length) return nearestInLetters(typed.split(/\s+/).filter(Boolean), vocabulary)
  return sameSound(runs.join(''), vocabulary) ?? longestWithin(runs, vocabulary) ?? soundWithin(runs, vocabulary)
}

const sameSound = (chinese: string, { bySound }: Vocabulary) =>
  chinese.length > 1 ? (bySound.get(syllables(chinese).join(' ')) ?? null) : null

/** Of equally long words the first: the last ones typed are left out first. */
function longestWithin(runs: string[], { words }: Vocabulary): string | null {
  return firstPart(runs, (part) => (words.has(part) ? part : null))
}

const soundWithin = (runs: string[], { bySound }: Vocabulary) =>
  firstPart(runs, (part, run) =>
    part.length * 2 >= run.length ? (bySound.get(syllables(part).join(' ')) ?? null) : null,
  )

function firstPart(runs: string[], read: (part: string, run: string) => string | null): string | null {
  const longest = Math.max(...runs.map((run) => run.length))
  for (let length = longest; length > 1; length--) {
    for (const run of runs) {
      for (let from = 0; from + length <= run.length; from++) {
        const found = read(run.slice(from, from + length), run)
        if (found) return found
      }
    }
  }
  return null
}

/** One slip in five letters, two in nine; the words as typed first, then fewer of them. */
function nearestInLetters(typed: string[], { letters }: Vocabulary): string | null {
  const whole = typed.join('')
  const tries = [whole, ...typed.map((_, index) => typed.slice(0, typed.length - index).join('')), ...typed]
  for (const word of new Set(tries)) {
    const slips = word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0
    let best: { found: string; distance: number } | null = null
    for (const [known, found] of letters) {
      if (Math.abs(known.length - word.length) > slips) continue
      const distance = slipsBetween(word, known, slips)
      if (distance <= slips && distance < (best?.distance ?? Infinity)) best = { found, distance }
    }
    if (best) return best.found
  }
  return null
}

/** Letters to change, add or take away from one word to the other, counted no further than `most` + 1. */
export function slipsBetween(a: string, b: string, most: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, row[j] + 1, next[j - 1] + 1))
    }
    if (Math.min(...next) > most) return most + 1
    row = next
  }
  return row[b.length]
}
