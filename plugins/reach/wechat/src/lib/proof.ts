import { createHmac, timingSafeEqual } from 'node:crypto'

/** A short-lived, signed statement of this server to itself: WeChat said that it is this one. */
const LIFE_MS = 60_000

const sign = (secret: string, payload: string) =>
  createHmac('sha256', secret).update(`wechat-proof\n${payload}`).digest('base64url')

/** What Medusa knows a WeChat by: an openid is somebody's under one account alone. */
export const entityOf = (appid: string, openid: string) => `${appid}:${openid}`

export function writeProof(secret: string, entity_id: string, now = Date.now()): string {
  const payload = Buffer.from(JSON.stringify([entity_id, now + LIFE_MS])).toString('base64url')
  return `${payload}.${sign(secret, payload)}`
}

/** Null where it is forged, damaged or older than a minute. */
export function readProof(secret: string, proof: string, now = Date.now()): string | null {
  const [payload = '', signature = ''] = proof.split('.')
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(secret, payload))]
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  const [entity_id, until] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [string, number]
  return until >= now ? entity_id : null
}
