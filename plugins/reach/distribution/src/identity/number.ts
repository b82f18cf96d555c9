/** 证件: what income is reported under. Numbers as their authorities write them. */

/** 居民身份证 · 港澳台居民居住证 (numbered as the former) · 护照. */
export const IDENTITY_KINDS = ['id_card', 'residence_permit', 'passport'] as const
export type IdentityKind = (typeof IDENTITY_KINDS)[number]

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'
const EIGHTEEN = /^[1-9]\d{16}[\dX]$/
/** Hong Kong, Macao and Taiwan have provinces of their own in the number. */
const PERMIT = /^8[123]0000/

/** One spelling: half-width, large letters, no gaps. */
export const plainNumber = (typed: string) =>
  typed
    .normalize('NFKC')
    .replace(/[\s\p{Cf}-]/gu, '')
    .toUpperCase()

/** @returns whether a person may have it: form, birthday, check digit (GB 11643) */
export function isIdentityNumber(kind: IdentityKind, number: string, now = new Date()): boolean {
  if (kind === 'passport') return /^[A-Z0-9]{5,17}$/.test(number) && /\d/.test(number)
  if (!EIGHTEEN.test(number) || PERMIT.test(number) !== (kind === 'residence_permit')) return false
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(number[at]), 0)
  return CHECKS[sum % 11] === number[17] && wasBorn(number.slice(6, 14), now)
}

function wasBorn(digits: string, now: Date): boolean {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) && day >= '1900' && at < now
}
