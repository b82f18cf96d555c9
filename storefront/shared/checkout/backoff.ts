// How often we ask whether the money has arrived: often at first, then ever more patiently.

/** Wait before question number `attempt` (from 0): 2, 2, 3, 4.5 … at most 15 seconds. */
export const pollDelay_ms = (attempt: number): number =>
  Math.min(15_000, Math.round(2000 * Math.max(1, 1.5 ** (attempt - 1))))

/** Whole seconds until `expiresAt`, never below 0; null when there is no end. */
export const secondsLeft = (expiresAt: string | null, now_ms: number): number | null => {
  if (!expiresAt) return null
  const end_ms = Date.parse(expiresAt)
  return Number.isNaN(end_ms) ? null : Math.max(0, Math.ceil((end_ms - now_ms) / 1000))
}

/** `754` → `12:34`. */
export const formatClock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
