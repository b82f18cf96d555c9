/** Secrets of shops' own programs: found by their hash, counted by the minute, and over once they are revoked or expired. */
import { createHash, randomBytes } from 'node:crypto'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { KeyActor, KeyMode, KeyScope } from '../../../types'
import { keyUnknown, tooManyKeys } from '../errors'
import { holdShopAsOwner } from './held'

const MOST = 20
const SHOWN = 17

export type KeyRow = {
  id: string
  shop_id: string
  name: string
  mode: KeyMode
  shown: string
  scopes: KeyScope[]
  made_by: string
  created_at: Date
  expires_at: Date | null
  last_used_at: Date | null
  revoked_at: Date | null
}
const COLUMNS = [
  ...(['id', 'shop_id', 'name', 'mode', 'shown', 'scopes', 'made_by', 'created_at'] as const),
  ...(['expires_at', 'last_used_at', 'revoked_at'] as const),
]
export type NewKey = Pick<KeyRow, 'shop_id' | 'name' | 'mode' | 'scopes' | 'made_by' | 'expires_at'>

const SECRET = /^szk_(?:live|test)_[\w-]{43}$/
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')

/** The secret leaves this function once and is kept nowhere. @throws MedusaError not_allowed: too many in force, or by no owner */
export async function makeKey(trx: Knex.Transaction, key: NewKey): Promise<{ id: string; secret: string }> {
  await holdShopAsOwner(trx, key.shop_id, key.made_by)
  const inForce = trx('shop_key').where({ shop_id: key.shop_id }).whereNull('revoked_at')
  const [{ count }] = await inForce.whereRaw('(expires_at is null or expires_at > now())').count({ count: '*' })
  if (Number(count) >= MOST) throw tooManyKeys(MOST)
  const secret = `szk_${key.mode}_${randomBytes(32).toString('base64url')}`
  const id = generateEntityId(undefined, 'shkey')
  await trx('shop_key').insert({ id, ...key, secret_hash: hashOf(secret), shown: secret.slice(0, SHOWN) })
  return { id, secret }
}

/** In force first, then the newest; one of them where `id` names it. */
export function keysOf(knex: Knex, shop_id: string, id?: string): Promise<KeyRow[]> {
  return knex<KeyRow>('shop_key')
    .where({ shop_id, ...(id && { id }) })
    .orderByRaw('revoked_at is not null, created_at desc, id')
    .limit(1000)
    .select(COLUMNS)
}

/** Again does no harm. @throws MedusaError not_found (another shop's, too) */
export async function revokeKey(
  knex: Knex,
  { id, shop_id }: { id: string; shop_id: string },
  revoked_by: string,
): Promise<void> {
  const own = () => knex('shop_key').where({ id, shop_id })
  const now = new Date()
  const revoked = await own().whereNull('revoked_at').update({ revoked_at: now, revoked_by, updated_at: now })
  if (!revoked && !(await own().first('id'))) throw keyUnknown()
}

export type KeyUse = { actor: KeyActor; used: number; reset_s: number }

/**
 * Whose key this is, counted as one call of this minute in the same statement: two that come at once are two. Null for any
 * text that is no key in force.
 */
export async function useKey(knex: Knex, secret: string): Promise<KeyUse | null> {
  if (!SECRET.test(secret)) return null
  const { rows } = await knex.raw<{ rows: (KeyActor & { used: number; reset_s: number })[] }>(
    `update shop_key k set last_used_at = now(), window_at = date_trunc('minute', now()),
        window_used = case when k.window_at = date_trunc('minute', now()) then k.window_used + 1 else 1 end
      from shop s where s.id = k.shop_id and k.secret_hash = ? and k.revoked_at is null
        and (k.expires_at is null or k.expires_at > now())
      returning k.id as key_id, k.name as key_name, k.scopes, k.mode, k.expires_at, k.shop_id, s.state,
        s.name as shop_name, s.handle, s.tier, k.window_used as used,
        60 - extract(second from now())::int as reset_s`,
    [hashOf(secret)],
  )
  const [found] = rows
  if (!found) return null
  const { used, reset_s, ...actor } = found
  return { actor, used, reset_s: Math.max(1, reset_s) }
}
