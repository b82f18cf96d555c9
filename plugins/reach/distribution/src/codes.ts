/** 推荐码 and the codes of links: drawn here, typed by people on phones. */
import { randomInt } from 'node:crypto'

/** Neither 0, O, 1, I nor L's look-alikes: what is read aloud or copied from a poster is typed right. */
const TYPED = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const OPAQUE = '23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ'

const draw = (letters: string, length: number) =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

export const drawCode = () => draw(TYPED, 6)
/** Of a link: nobody guesses another's. */
export const drawLinkCode = () => draw(OPAQUE, 10)

/** What somebody typed as it is kept; null for what no code looks like. */
export function readCode(typed: string): string | null {
  const code = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  return /^[2-9A-HJ-NP-Z]{6,8}$/.test(code) ? code : null
}
