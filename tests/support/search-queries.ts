/** The collected searches of shoppers with what they mean, and how an answer of the shop is judged by them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GoodsList } from '../../backend/src/catalogue/list-goods'

export type ExpectedSearch = { q: string; meant: string }

/** Each expected good stands among so many first ones. */
const FIRST = 6

/** `query ⇒ what is meant`, one a line; the head of the file says how. */
export const readSearches = (file: string): ExpectedSearch[] =>
  readFileSync(join(import.meta.dirname, '../fixtures', file), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [q = '', meant = ''] = line.split(' ⇒ ')
      return { q, meant }
    })

export function isAnswered({ goods, count, read }: GoodsList, meant: string): boolean {
  if (meant === 'nothing') return count === 0
  const shelves = read?.shelves.map(({ handle }) => handle) ?? []
  if (meant === 'all') return shelves.length === 13 && count === 34
  const parts = meant.replace(/^=/, '').split(', ')
  if (meant.startsWith('shelf:')) return count > 0 && parts.every((part) => shelves.includes(part.slice(6)))
  const found = goods.map(({ handle }) => handle)
  if (meant.startsWith('=')) return found.toSorted().join() === parts.toSorted().join()
  return parts.every((handle) => found.slice(0, FIRST).includes(handle))
}

/** Asks them all, a few at a time. @returns those answered wrongly, with what came instead. */
export async function wrongAnswers(searches: ExpectedSearch[], ask: (q: string) => Promise<GoodsList>) {
  const wrong: string[] = []
  const waiting = [...searches]
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const answer = await ask(next.q)
      const got = answer.goods.slice(0, FIRST).map(({ handle }) => handle)
      if (!isAnswered(answer, next.meant))
        wrong.push(`${next.q}: ${next.meant}, not ${answer.count} [${got.join(', ')}] ${JSON.stringify(answer.read)}`)
    }
  }
  await Promise.all([worker(), worker(), worker(), worker()])
  return wrong
}
