import { createHash, timingSafeEqual } from 'node:crypto'
import { SaxesParser } from 'saxes'

/** How long after it was signed an event is believed: WeChat repeats one within seconds. */
const LIFE_S = 600
const DEEPEST = 3

export type Signed = { signature: string; timestamp: string; nonce: string }

/** Whether it comes from WeChat: SHA-1 over token, timestamp and nonce in alphabetical order. */
export function isFromWechat(token: string, { signature, timestamp, nonce }: Signed, now = Date.now()): boolean {
  const right = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest()
  const given = Buffer.from(signature, 'hex')
  const genuine = given.length === right.length && timingSafeEqual(given, right)
  return genuine && Math.abs(now / 1000 - Number(timestamp)) < LIFE_S
}

/** The fields of an event; nothing of it is expanded or fetched, and null for what is no such document. */
export function readEvent(xml: string): Record<string, string> | null {
  const parser = new SaxesParser()
  const open: string[] = []
  const fields: Record<string, string> = {}
  let wrong = false
  const add = (text: string) => {
    const [root, name] = open
    if (root === 'xml' && name && open.length === 2) fields[name] = (fields[name] ?? '') + text
  }
  parser.on('error', () => (wrong = true))
  parser.on('doctype', () => (wrong = true))
  parser.on('opentag', ({ name }) => {
    open.push(name)
    if (open.length > DEEPEST) wrong = true
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', add)
  parser.on('cdata', add)
  try {
    parser.write(xml).close()
  } catch {
    return null
  }
  return wrong || !Object.keys(fields).length ? null : fields
}
