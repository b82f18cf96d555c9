/** Months of tax are Beijing's, written `2026-11`. */

export const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/

const beginOf = (month: string) => new Date(`${month}-01T00:00:00+08:00`)
/** So many months later, or earlier where below zero. */
export const monthsFrom = (month: string, months: number) => {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** From the first moment on, and up to but without the last. */
export type Span = { from: Date; to: Date }
export const spanOf = (month: string, months = 1): Span => ({
  from: beginOf(month),
  to: beginOf(monthsFrom(month, months)),
})
export const yearSpan = (year: number): Span => spanOf(`${year}-01`, 12)

export const monthNow = (at = new Date()) => at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 7)
