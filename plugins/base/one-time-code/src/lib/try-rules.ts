/**
 * How many tries are free and how long one waits after that. The wait doubles with each try and ends by itself; an hour
 * without a try, or the right answer, forgets them. A name is locked late, a name from one network early: a stranger's
 * guesses make its owner wait last.
 */
export type TryKind = 'name' | 'pair' | 'sender' | 'factor' | 'guess'

interface TryRule {
  free: number
  first_wait_s: number
  longest_wait_s: number
}

export const TRY_RULES: Record<TryKind, TryRule> = {
  pair: { free: 5, first_wait_s: 30, longest_wait_s: 900 },
  name: { free: 20, first_wait_s: 60, longest_wait_s: 900 },
  sender: { free: 30, first_wait_s: 60, longest_wait_s: 3600 },
  factor: { free: 5, first_wait_s: 60, longest_wait_s: 900 },
  /** Wrong codes from one network, at whatever addresses. */
  guess: { free: 30, first_wait_s: 60, longest_wait_s: 3600 },
}
