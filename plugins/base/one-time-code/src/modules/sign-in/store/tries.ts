/** Tries at a name, from a network, at a second factor: each is counted before it is judged, in one statement. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { TRY_RULES } from '../../../lib/try-rules'
import type { LockView, Try } from '../types'

/**
 * Counts a try. Two at once cannot both be the last free one: the row is theirs one after the other.
 * @returns seconds to wait where it may not even be made; 0 where it may; and whether it was the one that locked.
 */
export async function takeTry(knex: Knex, { key, kind, label }: Try): Promise<{ wait_s: number; locked: boolean }> {
  const { free, first_wait_s, longest_wait_s } = TRY_RULES[kind]
  const forgotten = `held.last_at <= now() - interval '1 hour'`
  const { rows } = await knex.raw<{ rows: { tries: number; locked: boolean }[] }>(
    `insert into sign_in_try as held (key, kind, label, tries) values (?, ?, ?, 1)
     on conflict (key) do update set label = excluded.label, last_at = now(),
       tries = case when ${forgotten} then 1 else held.tries + 1 end,
       locked_until = case when ${forgotten} or held.tries + 1 < ? then null
         else now() + make_interval(secs => least(?, ? * power(2, least(held.tries + 1 - ?, 20)))) end
     where held.locked_until is null or held.locked_until <= now()
     returning tries, locked_until is not null as locked`,
    [key, kind, label, free, longest_wait_s, first_wait_s, free],
  )
  if (rows[0]) return { wait_s: 0, locked: rows[0].locked && rows[0].tries === free }
  const held = await knex.raw<{ rows: { wait_s: number }[] }>(
    `select ceil(extract(epoch from locked_until - now()))::int as wait_s from sign_in_try where key = ?`,
    [key],
  )
  return { wait_s: Math.max(1, held.rows[0]?.wait_s ?? 1), locked: false }
}

/** The right answer came: nothing is held against these. */
export async function forgiveTries(knex: Knex, keys: string[]): Promise<void> {
  await knex('sign_in_try').whereIn('key', keys).delete()
}

/** What turned out right was no guess. */
export async function takeBackTry(knex: Knex, key: string): Promise<void> {
  await knex.raw(`update sign_in_try set tries = greatest(tries - 1, 0) where key = ?`, [key])
}

/** @returns whether nobody used `key` within this time; two at once are told apart. */
export async function useOnce(knex: Knex, key: string, seconds: number): Promise<boolean> {
  const { rows } = await knex.raw<{ rows: unknown[] }>(
    `insert into sign_in_used as used (key, until) values (?, now() + make_interval(secs => ?))
     on conflict (key) do update set until = excluded.until where used.until <= now() returning 1`,
    [key, seconds],
  )
  return rows.length > 0
}

/** Whether `key` was used and its time is not over. */
export async function isUsed(knex: Knex, key: string): Promise<boolean> {
  return Boolean(await knex('sign_in_used').where({ key }).where('until', '>', knex.fn.now()).first('key'))
}

export async function listLocks(knex: Knex): Promise<LockView[]> {
  const { rows } = await knex.raw<{ rows: LockView[] }>(
    `select md5(key) as id, kind, label, tries, last_at, locked_until from sign_in_try
     where locked_until > now() order by last_at desc limit 100`,
  )
  return rows
}

export async function liftLock(knex: Knex, id: string): Promise<number> {
  return knex('sign_in_try').whereRaw('md5(key) = ?', [id]).delete()
}

export async function forgetTries(knex: Knex): Promise<void> {
  await knex.raw(`delete from sign_in_try where last_at < now() - interval '1 day'`)
  await knex.raw('delete from sign_in_used where until < now()')
}
