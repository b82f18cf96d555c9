import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'

/** Which WeChat is whose account here. */
export type Identity = {
  id: string
  appid: string
  openid: string
  unionid: string | null
  nickname: string | null
  customer_id: string
  auth_identity_id: string
  messages_agreed_at: Date | null
  bound_at: Date
}
export type NewIdentity = Pick<
  Identity,
  'appid' | 'openid' | 'unionid' | 'nickname' | 'customer_id' | 'auth_identity_id'
>

const COLUMNS = [
  ...['id', 'appid', 'openid', 'unionid', 'nickname', 'customer_id', 'auth_identity_id'],
  ...['messages_agreed_at', 'bound_at'],
]

const open = (knex: Knex) => knex('wechat_identity').whereNull('unbound_at')

export async function identityOf(
  knex: Knex,
  key: { appid: string } & ({ openid: string } | { customer_id: string }),
): Promise<Identity | null> {
  const [row] = await open(knex).where(key).select<Identity[]>(COLUMNS)
  return row ?? null
}

/** Null where this WeChat is another account's: the database's key decides between two who bind it at once. */
export async function bind(
  knex: Knex,
  identity: NewIdentity,
): Promise<{ id: string; replaced: Identity | null } | null> {
  return knex
    .transaction(async (trx) => {
      const { appid, openid, customer_id, auth_identity_id, unionid, nickname } = identity
      await trx.raw(`select pg_advisory_xact_lock(hashtextextended('wechat:' || ?, 0))`, [customer_id])
      const before = await identityOf(trx, { appid, customer_id })
      if (before && before.openid === openid && before.auth_identity_id === auth_identity_id) {
        await trx('wechat_identity')
          .where({ id: before.id })
          .update({ unionid: before.unionid ?? unionid, nickname: nickname ?? before.nickname })
        return { id: before.id, replaced: null }
      }
      const owner = await identityOf(trx, { appid, openid })
      if (owner && owner.customer_id !== customer_id) return null
      // Of whoever proves the phone last the account is: another WeChat opens it no more.
      if (before) await unbindIn(trx, before.id, 'replaced')
      const id = generateEntityId(undefined, 'wxid')
      const inserted = await trx('wechat_identity')
        .insert({ id, ...identity })
        .onConflict(trx.raw('(appid, openid) where unbound_at is null'))
        .ignore()
        .returning('id')
      if (!inserted.length) throw new TakenMeanwhile()
      return { id, replaced: before }
    })
    .catch((error: unknown) => {
      if (error instanceof TakenMeanwhile) return null
      throw error
    })
}

/** Rolls the transaction back. */
class TakenMeanwhile extends Error {}

type Why = 'owner' | 'replaced' | 'undone'
const unbindIn = (knex: Knex, id: string, why: Why) =>
  open(knex).where({ id }).update({ unbound_at: knex.fn.now(), unbound_for: why })

export async function unbind(knex: Knex, id: string, why: Why): Promise<boolean> {
  return (await unbindIn(knex, id, why)) > 0
}

/** @param agrees whether order news may come inside WeChat */
export const setMessages = (knex: Knex, id: string, agrees: boolean) =>
  open(knex)
    .where({ id })
    .update({ messages_agreed_at: agrees ? knex.raw('coalesce(messages_agreed_at, now())') : null })
    .then(() => undefined)

/** By customer the WeChat in which they agreed to hear of their orders. */
export async function messageWays(knex: Knex, appid: string, customer_ids: string[]): Promise<Map<string, string>> {
  const rows = await open(knex)
    .where({ appid })
    .whereIn('customer_id', customer_ids)
    .whereNotNull('messages_agreed_at')
    .select<{ customer_id: string; openid: string }[]>('customer_id', 'openid')
  return new Map(rows.map(({ customer_id, openid }) => [customer_id, openid]))
}

/** Since when this WeChat's owner agreed to hear of their orders there; null: not now. */
export async function agreedSince(knex: Knex, appid: string, openid: string): Promise<Date | null> {
  const row = await open(knex)
    .where({ appid, openid })
    .first<Pick<Identity, 'messages_agreed_at'>>('messages_agreed_at')
  return row?.messages_agreed_at ?? null
}

export async function countBound(knex: Knex): Promise<number> {
  const [{ count }] = await open(knex).count<{ count: string }[]>('id')
  return Number(count)
}

/** Kept bound until the transaction ends. */
export async function holdIdentity(trx: Knex, appid: string, customer_id: string): Promise<string | null> {
  const row = await open(trx).where({ appid, customer_id }).forShare().first<{ id: string } | undefined>('id')
  return row?.id ?? null
}

/** Also of one that is not bound any more: money that was sent there goes there. */
export async function openidOf(knex: Knex, id: string): Promise<string> {
  const row = await knex('wechat_identity').where({ id }).first<{ openid: string } | undefined>('openid')
  if (!row) throw new Error(`wechat: no identity ${id}`)
  return row.openid
}

/** Every openid and unionid that these accounts have or had: who is the same person by WeChat. */
export async function marksOf(knex: Knex, customer_ids: string[]): Promise<string[]> {
  const rows = await knex('wechat_identity')
    .whereIn('customer_id', customer_ids)
    .select<Pick<Identity, 'openid' | 'unionid'>[]>('openid', 'unionid')
  return rows.flatMap(({ openid, unionid }) => (unionid ? [openid, unionid] : [openid]))
}

/** A closed account's: nothing of it stays. */
export const forgetIdentities = (knex: Knex, customer_id: string) =>
  knex('wechat_identity').where({ customer_id }).del()
