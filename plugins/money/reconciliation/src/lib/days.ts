/** Days as the channels count them: from midnight to midnight in Beijing, written 2026-11-24. */
const DAY_MS = 86_400_000
const BEIJING_MS = 8 * 3_600_000
const BILLS_ARE_OUT_MS = 10.5 * 3_600_000

export const beijingDay = (at: Date) => new Date(at.getTime() + BEIJING_MS).toISOString().slice(0, 10)

/** The moment a day begins. */
export const midnight = (day: string) => new Date(`${day}T00:00:00+08:00`)

export const nextDay = (day: string, count = 1) => beijingDay(new Date(midnight(day).getTime() + count * DAY_MS))

/** The last day whose bill can be expected: yesterday, from 10:30 on. */
export const lastBillDay = (now: Date) => beijingDay(new Date(now.getTime() - DAY_MS - BILLS_ARE_OUT_MS))

/** Both ends included; empty where they are the wrong way round. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = nextDay(day)) days.push(day)
  return days
}
