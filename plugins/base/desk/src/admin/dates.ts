/** Moments as staff read them: Beijing's, whatever the machine's. */
const ZONE = 'Asia/Shanghai'

export const moment = (at: string) =>
  new Date(at).toLocaleString('zh-CN', { timeZone: ZONE, dateStyle: 'medium', timeStyle: 'short' })

/** For narrow columns. */
export const shortMoment = (at: string) =>
  new Date(at).toLocaleString('zh-CN', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' })

/** `2026-11-28`, the day it is in Beijing now. */
export const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: ZONE })

/** `2026-11`. */
export const monthNow = () => today().slice(0, 7)

/** So many months later, or earlier where below zero. */
export function monthsFrom(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}
