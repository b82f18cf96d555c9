// What the storefront prints, for machines: phones, mailboxes, tokens and the keys in addresses are not in it.
import { formatWithOptions } from 'node:util'

const RULES: [pattern: RegExp, instead: string][] = [
  [/\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]+)?/g, '(token)'],
  [/\?[^\s"'`<>]*=[^\s"'`<>]*/g, '?…'],
  [/[\w.+%-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}/g, '(e-mail)'],
  [/(?<![\w.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\w)/g, '(phone)'],
  [/(?<!\w)\+\d{7,15}(?!\w)/g, '(phone)'],
  [/(?<![\w.-])0\d{2,3}-?\d{7,8}(?!\w)/g, '(phone)'],
]

export const withoutPersons = (text: string): string =>
  RULES.reduce((line, [pattern, instead]) => line.replace(pattern, instead), text)

/** @param said what `console` was given */
export function logLine(level: string, said: unknown[], request_id: string | undefined): string {
  const message = withoutPersons(formatWithOptions({ depth: 2, colors: false }, ...said))
  return JSON.stringify({ at: new Date().toISOString(), level: level === 'log' ? 'info' : level, message, request_id })
}
