/** GS1 numbers on goods and parcels (GTIN, SSCC, GLN): weights 3,1,3… from the right. */

/** @returns the check digit for the digits before it; works for every GS1 length. */
export function gs1CheckDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

/** GTIN-8, -12, -13 or -14 with a right check digit. */
export function isGtin(code: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(code) && gs1CheckDigit(code.slice(0, -1)) === Number(code.at(-1))
}
