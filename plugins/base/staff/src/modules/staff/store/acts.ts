/** The record of acts by SQL: only ever added to, read newest first by key. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { Act, ActsQuery, Ending, NewAct } from '../types'

export async function beginAct(knex: Knex, act: NewAct): Promise<string> {
  const id = generateEntityId(undefined, 'act')
  await knex.raw(
    `insert into staff_act (id, user_id, user_name, key_id, network, request_id, right_key, route, subject, subject_id,
      asked, reads) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)`,
    [
      ...[id, act.user_id, act.user_name, act.key_id, act.network, act.request_id, act.right_key, act.route],
      ...[act.subject, act.subject_id, JSON.stringify(act.asked), act.reads],
    ],
  )
  return id
}

export async function endAct(knex: Knex, act_id: string, ending: Ending): Promise<void> {
  const { status, said, changed, made_id = null } = ending
  await knex.raw(
    `insert into staff_act_ending (act_id, status, said, changed, made_id) values (?, ?, ?, ?::jsonb, ?)`,
    [...[act_id, status, said, JSON.stringify(changed), made_id]],
  )
}

/** `at` and id of the last row, so that rows of one moment are neither lost nor shown twice. */
const cursor = (act: Pick<Act, 'id' | 'at'>) => `${act.at}~${act.id}`

const LIKE = /[\\%_]/g

/** @returns one page, newest first, and what to ask as `after` for the next */
export async function listActs(knex: Knex, asked: ActsQuery): Promise<{ acts: Act[]; next: string | null }> {
  const where: string[] = []
  const values: (string | boolean)[] = []
  const say = (sql: string, ...said: (string | boolean)[]) => (where.push(sql), values.push(...said))
  if (asked.user_id) say('a.user_id = ?', asked.user_id)
  if (asked.right_key) say('a.right_key = ?', asked.right_key)
  if (asked.subject_id) {
    const made = 'a.id in (select act_id from staff_act_ending where made_id = ?)'
    say(`(a.subject_id = ? or ${made})`, asked.subject_id, asked.subject_id)
  }
  if (asked.reads !== undefined) say('a.reads = ?', asked.reads)
  if (asked.from) say('a.at >= ?::timestamptz', asked.from)
  if (asked.to) say('a.at < ?::timestamptz', asked.to)
  if (asked.q) {
    const like = `%${asked.q.replace(LIKE, String.raw`\$&`)}%`
    say('(a.user_name ilike ? or a.subject_id ilike ? or e.made_id ilike ? or a.route ilike ?)', ...Array(4).fill(like))
  }
  const [at, id] = asked.after?.split('~') ?? []
  if (at && id && !Number.isNaN(Date.parse(at))) say('(a.at, a.id) < (?::timestamptz, ?)', at, id)
  const { rows } = await knex.raw<{ rows: Act[] }>(
    `select a.*, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.status, e.said, e.made_id,
      coalesce(e.changed, '[]'::jsonb) as changed
     from staff_act a left join staff_act_ending e on e.act_id = a.id
     ${where.length ? `where ${where.join(' and ')}` : ''}
     order by a.at desc, a.id desc limit ?`,
    [...values, asked.take + 1],
  )
  const acts = rows.slice(0, asked.take)
  return { acts, next: rows.length > acts.length ? cursor(acts.at(-1)!) : null }
}

/** Whether this person looked at this just now: one look is one line, however often a page asks. */
export async function looksAgain(knex: Knex, { user_id, route, subject_id }: NewAct): Promise<boolean> {
  const { rows } = await knex.raw<{ rows: unknown[] }>(
    `select 1 from staff_act where user_id = ? and route = ? and subject_id is not distinct from ? and reads
      and at > now() - interval '10 minutes' limit 1`,
    [user_id, route, subject_id],
  )
  return rows.length > 0
}
