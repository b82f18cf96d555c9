import { parseExpression } from 'cron-parser'

/** As Medusa plans jobs: by a cron expression in UTC, or every so many milliseconds. */
export type Schedule = string | { cron?: string; interval?: number }

/** How much later than planned a job may begin before somebody is told. */
export const GRACE_MS = 10 * 60_000

export function nextAfter(schedule: Schedule, now: Date): Date {
  const { cron, interval } = typeof schedule === 'string' ? { cron: schedule } : schedule
  if (cron) return parseExpression(cron, { currentDate: now, tz: 'UTC' }).next().toDate()
  return new Date(now.getTime() + (interval ?? 0))
}

export const textOf = (schedule: Schedule) =>
  typeof schedule === 'string' ? schedule : (schedule.cron ?? `${(schedule.interval ?? 0) / 1000} s`)
