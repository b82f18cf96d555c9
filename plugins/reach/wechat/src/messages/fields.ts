import type { Template } from '../lib/options'

/** How long a field may be, by its kind; WeChat refuses a message of which one is longer. */
const LIMITS: Record<string, number> = {
  ...{ thing: 20, character_string: 32, phrase: 5, name: 10, letter: 32, symbol: 5, const: 20, amount: 16, time: 32 },
  ...{ number: 32, date: 32, short_thing: 5 },
}

export type Said = Record<Template['fields'][string], string>

/** A message as a template's fields say it; what is too long ends with …. */
export function fieldsOf({ fields }: Template, said: Said): Record<string, { value: string }> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, word]) => {
      const limit = LIMITS[field.replace(/\d+$/, '')] ?? 20
      const signs = Array.from(said[word])
      const value = signs.length > limit ? `${signs.slice(0, limit - 1).join('')}…` : signs.join('')
      return [field, { value }]
    }),
  )
}

/** `2026年11月29日 20:05` in Beijing. */
export const beijingMoment = (at = new Date()): string => {
  const [day = '', time = ''] = at.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).split(' ')
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日 ${time.slice(0, 5)}`
}
