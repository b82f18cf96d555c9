/**
 * The code on a bag: 13 characters of 5 random bits each (65 bits), so that nobody finds one by trying. The alphabet is
 * Crockford's: no I, L, O or U, which a hurried eye takes for 1, 0 or V. It is the GS1 serial (AI 21) too, ≤ 20 characters.
 */
import { randomBytes } from 'node:crypto'

export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 13
export const CODE_SHAPE = /^[0-9A-HJKMNP-TV-Z]{13}$/

/** `count` fresh codes out of the system's cryptographic source; 256 is a whole multiple of 32, so no letter is likelier. */
export function newCodes(count: number): string[] {
  const bytes = randomBytes(count * CODE_LENGTH)
  return Array.from({ length: count }, (_, i) => {
    let code = ''
    for (let at = i * CODE_LENGTH; at < (i + 1) * CODE_LENGTH; at++) code += ALPHABET[bytes[at] & 31]
    return code
  })
}

/** What a person typed, as a code: any case and width, groups and spaces allowed, look-alikes taken for what they must be. */
export function normalizeCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return CODE_SHAPE.test(code) ? code : null
}

/** `K7Q2M 9XD4 T8WR`: as it is printed under its QR, in groups an eye can keep. */
export const groupCode = (code: string): string => `${code.slice(0, 5)} ${code.slice(5, 9)} ${code.slice(9)}`
