/** Quarters are Beijing's, written `2026Q4`; reported within the month after. */
import { monthNow, monthsFrom, type Span, spanOf } from '@shanzhen/commission/tax/month'

export const QUARTER = /^20\d{2}Q[1-4]$/
const firstMonth = (quarter: string) =>
  `${quarter.slice(0, 4)}-${String((Number(quarter[5]) - 1) * 3 + 1).padStart(2, '0')}`

export const quarterSpan = (quarter: string): Span => spanOf(firstMonth(quarter), 3)
export const quarterOf = (month: string) => `${month.slice(0, 4)}Q${Math.ceil(Number(month.slice(5)) / 3)}`
export const quarterNow = () => quarterOf(monthNow())

/** The last day on which it is to be handed in, `2027-01-31`. */
export function dueOf(quarter: string): string {
  const after = spanOf(monthsFrom(firstMonth(quarter), 3))
  return new Date(after.to.getTime() - 1).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
}
