import { createHash, randomBytes } from 'node:crypto'

/**
 * A device's key: 256 random bits, told once. Only its SHA-256 is kept and looked up, so nobody who reads the database
 * can speak for a device, and the time an answer takes says nothing about a key.
 */
export function makeKey(): { key: string; key_hash: string } {
  const key = `szsk_${randomBytes(32).toString('base64url')}`
  return { key, key_hash: hashKey(key) }
}

export const hashKey = (key: string) => createHash('sha256').update(key).digest('hex')

/** The key of `Authorization: Bearer <key>`; null where there is none of our shape. */
export function bearerOf(header: string | undefined): string | null {
  return /^Bearer (szsk_[\w-]{43})$/i.exec(header ?? '')?.[1] ?? null
}
