/**
 * Anonymous answers kept for a moment: many phones open the same list in the same second. Bounded; emptied at every
 * change this process sees, and old within a second anyway where another process saw it.
 */
const TTL_MS = 1000
const MAX_ENTRIES = 500

type Entry = { until: number; answer: Promise<Buffer> }
const entries = new Map<string, Entry>()

/** The JSON made by `make`, at most a second old; the same question asked twice at once is worked out once. */
export function cachedJson(key: string, make: () => Promise<unknown>): Promise<Buffer> {
  const now = Date.now()
  const known = entries.get(key)
  if (known && known.until > now) return known.answer
  const answer = make().then((value) => Buffer.from(JSON.stringify(value)))
  entries.delete(key)
  entries.set(key, { until: now + TTL_MS, answer })
  answer.catch(() => entries.delete(key))
  const oldest = entries.size > MAX_ENTRIES ? entries.keys().next().value : undefined
  if (oldest !== undefined) entries.delete(oldest)
  return answer
}

export const forgetAnswers = () => entries.clear()
