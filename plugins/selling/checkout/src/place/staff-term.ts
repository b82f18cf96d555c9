import { fieldsInvalid } from '../lib/refusal'

/** Longer than this nobody's goods are kept unpaid. */
const LONGEST_DAYS = 30

/**
 * Until when staff promised a buyer the goods.
 * @throws Refusal 400 for what is no moment within the next 30 days
 */
export function parseTerm(said: unknown, now: Date, field: string): Date {
  const at = typeof said === 'string' ? new Date(said) : new Date(Number.NaN)
  const ahead_ms = at.getTime() - now.getTime()
  if (!(ahead_ms > 0 && ahead_ms <= LONGEST_DAYS * 86_400_000))
    throw fieldsInvalid({ [field]: `付款期限须在今后 ${LONGEST_DAYS} 天之内` })
  return at
}
