/** Unified social credit code (统一社会信用代码, GB 32100), with the organisation code (GB 11714) inside it. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{18}$/
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** @returns the 18th character for the 17 before it. */
export function creditCheckCharacter(code17: string): string {
  let sum = 0
  let weight = 1
  for (const character of code17) {
    sum += ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET[(31 - (sum % 31)) % 31]
}

/** @returns the 9th character of an organisation code for the 8 before it; letters count from A = 10. */
export function organisationCheckCharacter(code8: string): string {
  const sum = [...code8].reduce((total, character, i) => total + parseInt(character, 36) * ORGANISATION_WEIGHTS[i], 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

export function isCreditCode(code: string): boolean {
  return (
    SHAPE.test(code) &&
    organisationCheckCharacter(code.slice(8, 16)) === code[16] &&
    creditCheckCharacter(code.slice(0, 17)) === code[17]
  )
}
