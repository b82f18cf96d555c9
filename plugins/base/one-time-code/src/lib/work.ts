/**
 * Proof of work without a captcha: find an `answer` so that SHA-256 of `challenge:answer` begins with so many zero bits. A
 * challenge is signed, bound to its sender and lives ten minutes; the table of sendings lets each be used once.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { sameText } from '../proof'
import { CODE_RULES } from './code-rules'

export interface Work {
  challenge: string
  answer: string
}

const sign = (secret: string, text: string) => createHmac('sha256', secret).update(`work\n${text}`).digest('base64url')

export function askWork(secret: string, sender: string, bits: number, now = Date.now()): string {
  const until = now + CODE_RULES.work_life_s * 1000
  const text = `${bits}.${until}.${randomBytes(12).toString('base64url')}`
  return `${text}.${sign(secret, `${sender}\n${text}`)}`
}

/** How many bits of work were done; 0 for a challenge that is forged, too old, or was given to somebody else. */
export function workDone(secret: string, sender: string, { challenge, answer }: Work, now = Date.now()): number {
  const [bits = '', until = '', nonce = '', signature = ''] = challenge.split('.')
  if (!sameText(signature, sign(secret, `${sender}\n${bits}.${until}.${nonce}`)) || Number(until) < now) return 0
  const hash = createHash('sha256').update(`${challenge}:${answer}`).digest()
  return leadingZeros(hash) >= Number(bits) ? Number(bits) : 0
}

function leadingZeros(hash: Buffer): number {
  const first = hash.findIndex((byte) => byte > 0)
  return first < 0 ? hash.length * 8 : first * 8 + Math.clz32(hash[first]) - 24
}
