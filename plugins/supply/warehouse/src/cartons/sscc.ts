/** Serial shipping container codes: an extension digit and the company's prefix, a serial, a check digit; 18 digits in all. */
const DIGITS = 18
/** Weights 3, 1, 3 … from the left (GS1 General Specifications, 7.9). */
const checkDigit = (seventeen: string): number =>
  (10 - ([...seventeen].reduce((sum, digit, i) => sum + Number(digit) * (i % 2 ? 1 : 3), 0) % 10)) % 10

/** How many serials a prefix has room for. */
export const mostOf = (prefix: string): number => 10 ** (DIGITS - 1 - prefix.length) - 1

export function ssccOf(prefix: string, serial: number): string {
  const seventeen = `${prefix}${String(serial).padStart(DIGITS - 1 - prefix.length, '0')}`
  return `${seventeen}${checkDigit(seventeen)}`
}

/** As scanners send it: with or without the sign of GS1-128 and the identifier 00; null where it is none. */
export function ssccIn(code: string): string | null {
  const plain = code.replace(/^\]C1/, '').replace(/[()\s]/g, '')
  const digits = plain.length === DIGITS + 2 && plain.startsWith('00') ? plain.slice(2) : plain
  if (!/^\d{18}$/.test(digits)) return null
  return checkDigit(digits.slice(0, -1)) === Number(digits.at(-1)) ? digits : null
}
