/** 劳务报酬个税 as it is withheld from a withdrawal. Which mode holds is the county's accountant's decision: a setting. */

export const TAX_MODES = ['cumulative', 'per_payment'] as const
/**
 * `cumulative`: over the year, as for wages (税务总局公告 2025 年第 16 号) · `per_payment`: each month's by itself (2018 年第 61 号).
 */
export type TaxMode = (typeof TAX_MODES)[number]

/** Of the year, or of the month where each month stands by itself: what was paid before, and withheld from it; fen. */
export type PaidBefore = { income_fen: number; withheld_fen: number; months: number }

const yuan = (sum: number) => sum * 100
/** Up to so much a year; rate in percent, quick deduction. */
const BRACKETS = [
  ...[[yuan(36_000), 3, 0] as const, [yuan(144_000), 10, yuan(2520)] as const],
  ...[[yuan(300_000), 20, yuan(16_920)] as const, [yuan(420_000), 25, yuan(31_920)] as const],
  ...[[yuan(660_000), 30, yuan(52_920)] as const, [yuan(960_000), 35, yuan(85_920)] as const],
  [Infinity, 45, yuan(181_920)] as const,
]
const MONTHLY_DEDUCTION = yuan(5000)

/** Of each month by itself. */
const ONE_MONTH = [
  ...[[yuan(20_000), 20, 0] as const, [yuan(50_000), 30, yuan(2000)] as const],
  [Infinity, 40, yuan(7000)] as const,
]

type Bracket = readonly [up_to_fen: number, percent: number, quick_fen: number]

/** Rounded to the fen. */
function taxOn(taxable_fen: number, brackets: readonly Bracket[]): number {
  if (taxable_fen <= 0) return 0
  const [, percent, quick_fen] = brackets.find(([up_to]) => taxable_fen <= up_to) as Bracket
  return Math.max(0, Math.round((taxable_fen * percent) / 100 - quick_fen))
}

/**
 * What is withheld from `gross_fen`. A fifth of income is cost. Never below nothing: what was withheld too much is offset by
 * the next withdrawals of the year.
 */
export function withholding(
  mode: TaxMode,
  gross_fen: number,
  { income_fen, withheld_fen, months }: PaidBefore,
): number {
  const income = income_fen + gross_fen
  const due =
    mode === 'cumulative'
      ? taxOn(income * 0.8 - MONTHLY_DEDUCTION * months, BRACKETS)
      : taxOn(income <= yuan(4000) ? income - yuan(800) : income * 0.8, ONE_MONTH)
  return Math.max(0, Math.min(gross_fen, due - withheld_fen))
}
