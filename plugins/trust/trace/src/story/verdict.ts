import type { CopyHint, Verdict } from '../wire'
import type { LotState } from './records'

export type { CopyHint, Verdict } from '../wire'

/** Days of the calendar in Shanghai from one moment or day to another. */
export function daysBetween(from: Date | string, to: Date | string): number {
  return Math.round((dayNumber(to) - dayNumber(from)) / 86_400_000)
}

function dayNumber(day: Date | string): number {
  const iso = typeof day === 'string' ? day : new Date(day.getTime() + 8 * 3_600_000).toISOString()
  return Date.parse(`${iso.slice(0, 10)}T00:00:00Z`)
}

export type VerdictInput = {
  void: boolean
  state: LotState
  best_before: string | null
  /** Whether anything of the lot has left for a buyer. */
  shipped: boolean
}

/** The gravest thing first: a recalled lot is recalled even where it is past its day too. */
export function verdictOf(input: VerdictInput, now: Date): Verdict {
  if (input.state === 'recalled') return 'recalled'
  if (input.void || input.state === 'voided') return 'void'
  if (input.state === 'rejected') return 'rejected'
  if (input.state === 'expired' || (input.best_before && daysBetween(now, input.best_before) < 0)) return 'expired'
  if (input.state === 'quarantine') return 'held'
  return input.shipped ? 'genuine' : 'not_sold'
}

/** From when on a bag seems to be in many hands: a household looks a few times, a copied label everywhere. */
const MANY_VISITS = 12
const MANY_NETWORKS = 4

export function copyHint({ scan_count, network_count }: { scan_count: number; network_count: number }): CopyHint {
  if (network_count >= MANY_NETWORKS) return 'many_places'
  return scan_count >= MANY_VISITS ? 'many_scans' : null
}
