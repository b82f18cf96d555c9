// Phone numbers in a pasted text: mobile and landline, with extensions and the virtual numbers that shops hand out
// (13800000000转1234, 18412340000-8831), and those hidden by stars, which nobody can call.
import { BREAK, type PastedText } from './pasted-text'

const EXTENSION = '(?:\\s*(?:转|分机|-|—|#|,?\\s*转)\\s*(\\d{2,6}))?'
const MOBILE = new RegExp(
  `(?<!\\d)(?:(?:\\+|00)?86[-\\s]?)?(1[3-9]\\d)[-\\s]?(\\d{4})[-\\s]?(\\d{4})${EXTENSION}(?!\\d)`,
  'g',
)
/** Three digits only where the city has no more: 010 and 02x. */
const AREA = '(010|02\\d|0[3-9]\\d{2})'
const LANDLINE = new RegExp(`(?<!\\d)[(（]?${AREA}[)）]?[-\\s]?(\\d{7,8})${EXTENSION}(?!\\d)`, 'g')
/** Taiwan's mobile numbers (0912 345 678, ten digits), and those of Taiwan, Hong Kong and Macau with their code. */
const TAIWAN = /(?<!\d)(?:(?:\+|00)?886[-\s]?0?|0)(9\d{2})[-\s]?(\d{3})[-\s]?(\d{3})(?!\d)/g
const BY_CODE = /(?<!\d)(?:\+|00)(852|853)[-\s]?(\d{4})[-\s]?(\d{4})(?!\d)/g
const HIDDEN = /(?<![\d*])1[3-9]\d?[\d*]*\*{2,}[\d*]*/g

export interface PastedPhone {
  phone: string
  extension: string
  hidden: boolean
}

/** The first mobile number, else the first landline, else one from abroad (`+886…`), which couriers here do not call; all numbers are taken out of `folded`. */
export const takePhone = (text: PastedText): PastedPhone => {
  const found: PastedPhone[] = []
  const take = (pattern: RegExp, read: (match: string[]) => PastedPhone) => {
    text.folded = text.folded.replace(pattern, (...match) => {
      found.push(read(match.map(String)))
      return BREAK.repeat(String(match[0]).length)
    })
  }
  const extensionOf = (match: string[], group: number) => (/^\d+$/.test(match[group] ?? '') ? (match[group] ?? '') : '')
  take(MOBILE, (match) => ({ phone: match.slice(1, 4).join(''), extension: extensionOf(match, 4), hidden: false }))
  take(TAIWAN, (match) => ({ phone: `+886${match.slice(1, 4).join('')}`, extension: '', hidden: false }))
  take(BY_CODE, (match) => ({ phone: `+${match.slice(1, 4).join('')}`, extension: '', hidden: false }))
  take(LANDLINE, (match) => ({ phone: `${match[1]}-${match[2]}`, extension: extensionOf(match, 3), hidden: false }))
  take(HIDDEN, () => ({ phone: '', extension: '', hidden: true }))
  return found[0] ?? { phone: '', extension: '', hidden: false }
}
