/**
 * Food production licence number (食品生产许可证编号): SC, 3 category digits, 6 region, 4 sequence, 1 check digit
 * by ISO 7064 MOD 11,10 as in GB/T 17710.
 */
const SHAPE = /^SC[12]\d{13}$/

/** @returns the check digit over the 13 digits between "SC" and the last one. */
export function scCheckDigit(digits13: string): number {
  let product = 10
  for (const digit of digits13) {
    const sum = ((product % 11) + Number(digit)) % 10
    product = 2 * (sum === 0 ? 10 : sum)
  }
  return (11 - (product % 11)) % 10
}

/** malformed: reject; misprinted: right shape, wrong check digit, so refuse for sale and look at it by hand. */
export type ScVerdict = 'valid' | 'malformed' | 'misprinted'

export function checkScLicence(licence: string): ScVerdict {
  if (!SHAPE.test(licence)) return 'malformed'
  return scCheckDigit(licence.slice(2, 15)) === Number(licence[15]) ? 'valid' : 'misprinted'
}

/** @returns the food category the licence was given for, e.g. "116" for vegetables and mushrooms. */
export function scCategoryOf(licence: string): string {
  return licence.slice(2, 5)
}
