import type { Knex } from '@medusajs/framework/mikro-orm/knex'

export type Scope = 'snsapi_base' | 'snsapi_userinfo'
export type Purpose = 'sign_in' | 'pay'

export type NewAuthorization = {
  state: string
  appid: string
  /** A hash of a secret that the browser which asked keeps. */
  browser: string
  scope: Scope
  purpose: Purpose
  /** The shop's page to go back to, as a path. */
  back: string
  /** What the browser brings with it, for whoever wants to hear of it once somebody is signed in. */
  brought: string | null
  /** The network it was asked from, as tables may know it. */
  asked_by: string
}
export type Authorization = Omit<NewAuthorization, 'asked_by'> & {
  code_hash: string | null
  openid: string | null
  unionid: string | null
  nickname: string | null
  snapshot: boolean
  failure: string | null
}
/** Whom WeChat says it is. */
export type Answered = { openid: string; unionid: string | null; nickname: string | null; snapshot: boolean }

const COLUMNS = [
  ...['state', 'appid', 'browser', 'scope', 'purpose', 'back', 'brought', 'code_hash'],
  ...['openid', 'unionid', 'nickname', 'snapshot', 'failure'],
]

/** @returns false where so many were asked for from this network in the last minute */
export async function addAuthorization(knex: Knex, asked: NewAuthorization, most: number): Promise<boolean> {
  const { rows } = await knex.raw<{ rows: unknown[] }>(
    `insert into wechat_authorization (state, appid, browser, scope, purpose, back, brought, asked_by)
      select :state, :appid, :browser, :scope, :purpose, :back, :brought, :asked_by
      where (select count(*) from wechat_authorization
        where asked_by = :asked_by and created_at > now() - interval '1 minute') < :most
      returning state`,
    { ...asked, most },
  )
  return rows.length > 0
}

/** Of this browser, and not over yet. */
export async function findAuthorization(knex: Knex, state: string, browser: string): Promise<Authorization | null> {
  const [row] = await knex('wechat_authorization')
    .where({ state, browser })
    .where('expires_at', '>', knex.fn.now())
    .select<Authorization[]>(COLUMNS)
  return row ?? null
}

/** One request alone changes the code, however often the browser is led back with it. */
export async function leaseAuthorization(knex: Knex, state: string, code_hash: string): Promise<boolean> {
  const { rows } = await knex.raw<{ rows: unknown[] }>(
    `update wechat_authorization set code_hash = :code_hash, leased_until = now() + interval '15 seconds'
      where state = :state and openid is null and failure is null and coalesce(code_hash, :code_hash) = :code_hash
        and (leased_until is null or leased_until < now()) returning state`,
    { state, code_hash },
  )
  return rows.length > 0
}

export const answerAuthorization = (knex: Knex, state: string, answered: Answered) =>
  knex('wechat_authorization')
    .where({ state })
    .whereNull('openid')
    .update({ ...answered, answered_at: knex.fn.now(), leased_until: null })
    .then(() => undefined)

export const failAuthorization = (knex: Knex, state: string, failure: string) =>
  knex('wechat_authorization')
    .where({ state })
    .whereNull('openid')
    .update({ failure, leased_until: null })
    .then(() => undefined)

/** Whom this browser was last told to be, within the quarter of an hour that a permission lasts. */
export async function lastAnswered(knex: Knex, appid: string, browser: string): Promise<Authorization | null> {
  const [row] = await knex('wechat_authorization')
    .where({ appid, browser })
    .whereNotNull('answered_at')
    .where('expires_at', '>', knex.fn.now())
    .orderBy('answered_at', 'desc')
    .limit(1)
    .select<Authorization[]>(COLUMNS)
  return row ?? null
}

export const forgetBrought = (knex: Knex, state: string) =>
  knex('wechat_authorization')
    .where({ state })
    .whereNotNull('brought')
    .update({ brought: null })
    .then(() => undefined)

export const forgetAuthorizations = (knex: Knex) =>
  knex('wechat_authorization').where('expires_at', '<', knex.raw(`now() - interval '1 day'`)).del()
