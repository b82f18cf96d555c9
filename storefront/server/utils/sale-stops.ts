// Goods called back must be for sale on no kept page: before giving one, the shop asks whether sale was stopped since.
const ASK_EVERY_MS = 400

/** `changed()` is true once after each new word of `ask`; it asks at most every 400 ms, and a failed ask changes nothing. */
export function watchSaleStops(ask: () => Promise<string>, now: () => number = Date.now) {
  let known: string | null = null
  let askedAt = -Infinity
  let asking: Promise<boolean> | null = null

  const look = async () => {
    const word = await ask().catch(() => known)
    const changed = known !== null && word !== known
    known = word
    return changed
  }
  return function changed(): Promise<boolean> {
    if (asking) return asking
    if (now() - askedAt < ASK_EVERY_MS) return Promise.resolve(false)
    askedAt = now()
    asking = look().finally(() => (asking = null))
    return asking
  }
}
