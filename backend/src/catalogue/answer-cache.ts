/**
 * Anonymous answers kept for a moment: many phones open the same list in the same second. After a second the answer is
 * worked out anew while the old one still serves, for one second more. Bounded; emptied at every change this process
 * sees, and never older than two seconds where another process saw it.
 */
const FRESH_MS = 1000
const STALE_MS = 2000
const MAX_ENTRIES = 500

type Entry = { madeAt: number; renewing: boolean; answer: Promise<Buffer> }
const entries = new Map<string, Entry>()

/** The JSON made by `make`; the same question asked twice at once is worked out once. */
export function cachedJson(key: string, make: () => Promise<unknown>): Promise<Buffer> {
  const known = entries.get(key)
  const age = known ? performance.now() - known.madeAt : Infinity
  if (!known || age >= STALE_MS) return renew(key, make)
  if (age >= FRESH_MS && !known.renewing) {
    known.renewing = true
    const answer = toJson(make)
    answer.then(
      () => entries.get(key) === known && keep(key, answer),
      () => entries.get(key) === known && entries.delete(key),
    )
  }
  return known.answer
}

export const forgetAnswers = () => entries.clear()

function renew(key: string, make: () => Promise<unknown>): Promise<Buffer> {
  const answer = toJson(make)
  keep(key, answer)
  answer.catch(() => entries.get(key)?.answer === answer && entries.delete(key))
  return answer
}

function keep(key: string, answer: Promise<Buffer>) {
  entries.delete(key)
  entries.set(key, { madeAt: performance.now(), renewing: false, answer })
  const oldest = entries.size > MAX_ENTRIES ? entries.keys().next().value : undefined
  if (oldest !== undefined) entries.delete(oldest)
}

const toJson = async (make: () => Promise<unknown>) => Buffer.from(JSON.stringify(await make()))
