import type { AlarmKind, Metric, Reading } from '../types'

/** An alarm as it stands; `id` null while it is new. */
export type Episode = {
  id: string | null
  metric: string
  kind: AlarmKind
  value: number | null
  limit_value: number | null
  opened_at: Date
  closed_at: Date | null
}

/** On which side of its limits a value lies; null within them. */
export function sideOf(value: number, { min, max }: Pick<Metric, 'min' | 'max'>): 'low' | 'high' | null {
  if (min !== null && value < min) return 'low'
  return max !== null && value > max ? 'high' : null
}

/**
 * Walks one metric's new readings in order of time: an episode opens at the first value beyond a limit and closes at the
 * first one back, or where the other limit is crossed. Readings older than `since`, the newest known before, change
 * nothing: what was then is over.
 */
export function walkEpisodes(metric: Metric, readings: Reading[], open: Episode | null, since: Date | null): Episode[] {
  const changed: Episode[] = []
  let current = open
  const inOrder = readings.filter(({ at }) => !since || at > since).sort((a, b) => a.at.getTime() - b.at.getTime())
  for (const { at, value } of inOrder) {
    const side = sideOf(value, metric)
    if (current && current.kind !== side) {
      current.closed_at = at < current.opened_at ? current.opened_at : at
      if (!changed.includes(current)) changed.push(current)
      current = null
    }
    if (side && !current) {
      const limit_value = side === 'low' ? metric.min : metric.max
      current = { id: null, metric: metric.key, kind: side, value, limit_value, opened_at: at, closed_at: null }
      changed.push(current)
    }
  }
  return changed
}
