/** When a delivery that failed is tried again. */
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const AFTER_MS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR]
const JITTER = 0.1
export const OFF_AFTER_MS = 5 * 24 * HOUR

/**
 * @param attempts made so far
 * @param wait_ms what the receiver asked for, not more than a day
 * @returns null where it is given up
 */
export function nextTry(attempts: number, now: Date, wait_ms = 0, random = Math.random()): Date | null {
  const after = AFTER_MS[attempts - 1]
  if (after === undefined) return null
  const jittered = after * (1 + JITTER * (2 * random - 1))
  return new Date(now.getTime() + Math.max(jittered, Math.min(wait_ms, 24 * HOUR)))
}

/** `Retry-After` in seconds or as a date; 0 where it says nothing one could wait for. */
export function retryAfterMs(header: string | undefined, now: Date): number {
  if (!header) return 0
  const seconds = Number(header)
  const wait = Number.isFinite(seconds) ? seconds * SECOND : Date.parse(header) - now.getTime()
  return Number.isFinite(wait) ? Math.max(0, wait) : 0
}
