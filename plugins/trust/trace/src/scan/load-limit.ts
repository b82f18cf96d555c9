/**
 * How often one visitor may ask in a minute, counted in this process: it only keeps a script from wearing the shop down.
 * What must hold on every machine, the limit on guessing, is counted in the database.
 */
const WINDOW_MS = 60_000
const MAX_VISITORS = 20_000

export function createLoadLimit(perMinute: number, now: () => number = Date.now) {
  let counts = new Map<string, number>()
  let startedAt = now()

  /** @returns seconds to wait, 0 when the visitor may go on. */
  return function take(visitor: string): number {
    if (now() - startedAt >= WINDOW_MS || counts.size >= MAX_VISITORS) {
      counts = new Map()
      startedAt = now()
    }
    const count = (counts.get(visitor) ?? 0) + 1
    counts.set(visitor, count)
    return count > perMinute ? Math.max(1, Math.ceil((startedAt + WINDOW_MS - now()) / 1000)) : 0
  }
}
