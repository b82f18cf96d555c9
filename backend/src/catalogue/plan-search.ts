import type { Understood } from './understand'
import { nearestWord, type Vocabulary } from './vocabulary'

/** How a search is asked of an engine; `text` empty means all goods of the shelves and facts. */
export type SearchPlan = {
  text: string
  shelves: string[]
  facts: string[]
  /** Only part of what was typed could be found. */
  partial: boolean
  /** What was said of the price, as the list's filter has it. */
  price?: string
  /** The cheapest first, unless another order was chosen. */
  cheapest?: boolean
}

const NOTHING: SearchPlan = { text: '', shelves: [], facts: [], partial: false }

/** A single letter says too little; so does one character that is no kind of good. */
const isTooVague = (text: string, { characters }: Vocabulary) =>
  /^[a-z]$/.test(text) || (text.length === 1 && !characters.has(text))

/**
 * What to try, the closest to what was typed first. The first that finds anything is the answer, so a word too many
 * never leaves the page empty, and a word that fits nothing finds nothing.
 */
export async function* plansFor(meant: Understood, vocabulary: () => Promise<Vocabulary>): AsyncGenerator<SearchPlan> {
  const asked = new Set<string>()
  for await (const plan of priced(meant, vocabulary)) {
    const question = JSON.stringify([plan.text, plan.shelves, plan.facts, plan.price])
    if (!asked.has(question)) yield plan
    asked.add(question)
  }
}

/** Within the price that was named; where nothing is, what comes nearest to it. */
async function* priced(meant: Understood, vocabulary: () => Promise<Vocabulary>): AsyncGenerator<SearchPlan> {
  const { price, cheapest } = meant
  const order = cheapest ? { cheapest } : {}
  if (!price) {
    for await (const plan of steps(meant, vocabulary)) yield { ...plan, ...order }
    return
  }
  for await (const plan of steps(meant, vocabulary)) if (!plan.partial) yield { ...plan, ...order, price }
  const nearest = price.startsWith('-') ? { cheapest: true } : order
  for await (const plan of steps(meant, vocabulary)) yield { ...plan, ...nearest, partial: true }
}

async function* steps(
  { literal, text, shelves, named, facts, price, cheapest, licence }: Understood,
  vocabulary: () => Promise<Vocabulary>,
): AsyncGenerator<SearchPlan> {
  if (licence) return yield { ...NOTHING, facts: [licence] }
  if (!literal) {
    if (price || cheapest) yield NOTHING
    return
  }
  const meant = [...new Set([...named, ...(shelves ?? [])])]
  if (!text && shelves !== null && !facts.length) return yield { ...NOTHING, shelves: meant }
  if ([...literal].length === 1 && isTooVague(literal, await vocabulary())) return
  yield { ...NOTHING, text: literal }
  yield* combined(text, meant, facts)
  if (text) yield* nearer(text, literal, named, facts, await vocabulary())
  if (meant.length) yield { ...NOTHING, shelves: meant, partial: true }
  // 无硫 alone is said of no good: that is told, and all goods are there to choose from.
  else if (!text && facts.length) yield { ...NOTHING, partial: true }
}

/** Everything that was meant together, then less of it; the good itself is given up last. */
function* combined(text: string, shelves: string[], facts: string[]): Generator<SearchPlan> {
  if (shelves.length && facts.length) yield { ...NOTHING, text, shelves, facts }
  if (facts.length) yield { ...NOTHING, text, facts }
  if (shelves.length) yield { ...NOTHING, text, shelves }
  if (!text) return
  yield { ...NOTHING, text }
  const letters = text.split(' ').filter((word) => /^[a-z]+$/.test(word))
  if (letters.length > 1 && letters.join(' ') === text) yield { ...NOTHING, text: letters.join('') }
}

/** Fewer words, then a word of ours that is near; on the shelf that was named, of the facts that were asked for. */
function* nearer(text: string, literal: string, named: string[], facts: string[], vocabulary: Vocabulary) {
  const near = nearestWord(text, vocabulary) ?? nearestWord(literal, vocabulary)
  for (const less of [...fewerWords(text), ...(near ? [near] : [])]) {
    if (named.length) yield { ...NOTHING, text: less, shelves: named, partial: true }
    if (facts.length) yield { ...NOTHING, text: less, facts, partial: true }
    yield { ...NOTHING, text: less, partial: true }
  }
}

/** The last words are left out first: walnut oil organic, walnut oil, walnut. */
function fewerWords(text: string): string[] {
  const words = text.split(' ')
  return words.slice(1).map((_, index) => words.slice(0, words.length - 1 - index).join(' '))
}
