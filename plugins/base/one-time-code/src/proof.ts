/** A short-lived, signed statement of this server to itself: the code for this address was right. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Address, CodeChannel } from './types'

const LIFE_MS = 60_000

const sign = (secret: string, payload: string): string =>
  createHmac('sha256', secret).update(`one-time-code-proof\n${payload}`).digest('base64url')

/** Compares two texts in a time that depends on neither. */
export function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

export function writeProof(secret: string, { channel, address }: Address, now = Date.now()): string {
  const payload = Buffer.from(JSON.stringify([channel, address, now + LIFE_MS])).toString('base64url')
  return `${payload}.${sign(secret, payload)}`
}

/** The address a proof speaks for; null where it is forged, damaged or older than a minute. */
export function readProof(secret: string, proof: string, now = Date.now()): Address | null {
  const [payload, signature] = proof.split('.')
  if (!payload || !signature || !sameText(signature, sign(secret, payload))) return null
  const [channel, address, until] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [
    CodeChannel,
    string,
    number,
  ]
  return until >= now ? { channel, address } : null
}
