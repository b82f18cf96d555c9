import { randomUUID } from 'node:crypto'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

export type CredentialKind = 'token' | 'ticket'
type Key = { appid: string; kind: CredentialKind }

/** `fresh`: not yet to be renewed; `good`: WeChat still takes it. By the database's clock, which all processes share. */
export type Credential = { sealed: string; fresh: boolean; good: boolean }
/** How it stands, without what it is. */
export type CredentialState = {
  kind: CredentialKind
  expires_at: Date | null
  renewed_at: Date | null
  renewals: number
  failed_at: Date | null
  failure: string | null
}

const EARLY = `interval '5 minutes'`
/** Longer than two calls may take. */
const LEASE = `interval '20 seconds'`
/** Nobody asks again before. */
const AFTER_FAILURE = `interval '3 seconds'`

export async function readCredential(knex: Knex, key: Key): Promise<Credential | null> {
  const { rows } = await knex.raw<{ rows: Credential[] }>(
    `select sealed, expires_at > now() + ${EARLY} as fresh, expires_at > now() + interval '10 seconds' as good
      from wechat_credential where appid = :appid and kind = :kind and sealed is not null`,
    key,
  )
  return rows[0] ?? null
}

/** One process at a time renews: it alone gets the lease. Whoever dies with it is followed when it runs out. */
export async function leaseCredential(knex: Knex, key: Key): Promise<string | null> {
  const { rows } = await knex.raw<{ rows: { lease_id: string }[] }>(
    `insert into wechat_credential as c (appid, kind, lease_id, leased_until)
        values (:appid, :kind, :lease, now() + ${LEASE})
      on conflict (appid, kind) do update set lease_id = excluded.lease_id, leased_until = excluded.leased_until
        where (c.leased_until is null or c.leased_until < now())
          and (c.expires_at is null or c.expires_at <= now() + ${EARLY})
      returning lease_id`,
    { ...key, lease: randomUUID() },
  )
  return rows[0]?.lease_id ?? null
}

/** @returns false where the lease had run out and is somebody else's: theirs counts */
export async function keepCredential(
  knex: Knex,
  key: Key,
  kept: { lease: string; sealed: string; hash: string; life_s: number },
): Promise<boolean> {
  const { rows } = await knex.raw<{ rows: unknown[] }>(
    `update wechat_credential set sealed = :sealed, value_hash = :hash, lease_id = null, leased_until = null,
        expires_at = now() + make_interval(secs => :life_s), renewed_at = now(), renewals = renewals + 1, failure = null
      where appid = :appid and kind = :kind and lease_id = :lease returning kind`,
    { ...key, ...kept },
  )
  return rows.length > 0
}

export async function failCredential(knex: Knex, key: Key, lease: string, failure: string): Promise<void> {
  await knex.raw(
    `update wechat_credential set lease_id = null, leased_until = now() + ${AFTER_FAILURE}, failed_at = now(),
      failure = :failure where appid = :appid and kind = :kind and lease_id = :lease`,
    { ...key, lease, failure },
  )
}

/** Why the last renewal failed, where it did after `since`. */
export async function failureSince(knex: Knex, key: Key, since: Date): Promise<string | null> {
  const [row] = await knex('wechat_credential')
    .where(key)
    .where('failed_at', '>=', since)
    .select<{ failure: string | null }[]>('failure')
  return row?.failure ?? null
}

/** WeChat takes this one no more, whatever it said; another that came meanwhile stays. */
export async function dropCredential(knex: Knex, key: Key, hash: string): Promise<void> {
  await knex('wechat_credential')
    .where({ ...key, value_hash: hash })
    .update({ expires_at: knex.fn.now() })
}

export async function credentialStates(knex: Knex, appid: string): Promise<CredentialState[]> {
  return knex('wechat_credential')
    .where({ appid })
    .orderBy('kind', 'desc')
    .select('kind', 'expires_at', 'renewed_at', 'renewals', 'failed_at', 'failure')
}
