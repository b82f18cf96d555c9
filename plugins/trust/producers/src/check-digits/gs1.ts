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

/**
 * A GTIN-13 for use inside the shop: prefix 20 is GS1's restricted circulation, never a firm's. `item` is 0–9,999,999,999.
 */
export function internalGtin13(item: number): string {
  const digits = `20${String(item).padStart(10, '0')}`
  return `${digits}${gs1CheckDigit(digits)}`
}

/** Numbers of restricted circulation (GTIN-13 prefixes 02, 04 and 20–29) mean something in their own shop only. */
export const isInternalGtin = (gtin: string): boolean => /^0(?:02|04|2\d)/.test(gtin.padStart(14, '0'))
