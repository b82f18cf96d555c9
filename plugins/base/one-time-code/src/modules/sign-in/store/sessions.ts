/** Sessions by SQL: one look-up by key for each request that is signed in, so that an end holds everywhere at once. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { Actor, NewSession, OpenSession, SessionView } from '../types'

const SEEN_EVERY = `interval '10 minutes'`
const LIVE = 'revoked_at is null and expires_at > now()'
const LISTED = 50

export async function openSession(knex: Knex, session: NewSession, life_s: number): Promise<OpenSession> {
  const { rows } = await knex.raw<{ rows: OpenSession[] }>(
    `insert into sign_in_session (id, actor_type, actor_id, auth_identity_id, network, agent, expires_at, weak_password)
     values (?, ?, ?, ?, ?, ?, now() + make_interval(secs => ?), ? or exists (select 1 from sign_in_session
       where id = ? and auth_identity_id = ? and weak_password and ${LIVE})) returning id, expires_at`,
    [
      generateEntityId(undefined, 'sis'),
      session.actor_type,
      session.actor_id,
      session.auth_identity_id,
      session.network,
      session.agent,
      life_s,
      session.weak_password ?? false,
      session.after ?? null,
      session.auth_identity_id,
    ],
  )
  return rows[0]
}

/** The session of this id, where it is `owner`'s and has not ended; notes every ten minutes that it is in use. */
export async function findLive(
  knex: Knex,
  id: string,
  owner: Pick<NewSession, 'actor_type' | 'actor_id' | 'auth_identity_id'>,
): Promise<OpenSession | null> {
  const { rows } = await knex.raw<{ rows: (OpenSession & { stale: boolean })[] }>(
    `select id, expires_at, last_seen_at < now() - ${SEEN_EVERY} as stale from sign_in_session
     where id = ? and ${LIVE} and actor_type = ? and actor_id is not distinct from ? and auth_identity_id = ?`,
    [id, owner.actor_type, owner.actor_id, owner.auth_identity_id],
  )
  const [found] = rows
  if (found?.stale) {
    await knex.raw(
      `update sign_in_session set last_seen_at = now() where id = ? and last_seen_at < now() - ${SEEN_EVERY}`,
      [id],
    )
  }
  return found ? { id: found.id, expires_at: found.expires_at } : null
}

/** An actor's open sessions, the one used last first. */
export async function listSessions(knex: Knex, { actor_type, actor_id }: Actor): Promise<SessionView[]> {
  const { rows } = await knex.raw<{ rows: SessionView[] }>(
    `select id, network, agent, created_at, last_seen_at, expires_at, weak_password from sign_in_session
     where actor_type = ? and actor_id = ? and ${LIVE} order by last_seen_at desc, id limit ${LISTED}`,
    [actor_type, actor_id],
  )
  return rows
}

type Ending = { id: string } | { auth_identity_id: string } | Actor

/** Ends what `which` names for good. @returns how many were open. */
export async function endSessions(knex: Knex, which: Ending): Promise<number> {
  const names = Object.keys(which)
  const { rowCount } = await knex.raw<{ rowCount: number }>(
    `update sign_in_session set revoked_at = now(), updated_at = now()
     where ${names.map((name) => `${name} = ?`).join(' and ')} and revoked_at is null`,
    Object.values(which),
  )
  return rowCount
}

/** Rows nobody needs: over for a week. */
export async function forgetSessions(knex: Knex): Promise<void> {
  await knex.raw(`delete from sign_in_session where expires_at < now() - interval '7 days'`)
}
