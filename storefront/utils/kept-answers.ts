// Answers seen in this tab, lists of goods above all, for the way back: shown at once in full height, so that the browser can return to
// where one was, and asked for anew behind it when they are no longer of this moment.
const MAX = 20
const FRESH_MS = 10_000
const kept = new Map<string, { answer: object; at: number }>()

export const keepAnswer = (key: string, answer: object) => {
  if (import.meta.server || kept.get(key)?.answer === answer) return
  kept.delete(key)
  kept.set(key, { answer, at: Date.now() })
  const oldest = kept.size > MAX ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
}

export const keptAnswer = (key: string): object | undefined => kept.get(key)?.answer

export const isOld = (key: string): boolean => Date.now() - (kept.get(key)?.at ?? 0) > FRESH_MS
