/**
 * Invitations of staff. What Medusa keeps as an invitation's token opens nothing here: only what its mail carried does, and
 * of that the shop keeps a hash.
 */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

const WATCH_LOCK = 2026112812

/** Puts the record of who invited whom on Medusa's tables where it is not there yet; many processes may start at once. */
export async function watchStaff(knex: Knex): Promise<void> {
  await knex.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [WATCH_LOCK])
    await trx.raw('select staff_watch()')
  })
}

/** The link sent now is the one that holds; those sent before end. */
export async function keepLink(knex: Knex, invite_id: string, token_hash: string, expires_at: Date): Promise<void> {
  await knex('staff_invite_link')
    .insert({ invite_id, token_hash, expires_at, sent_at: new Date() })
    .onConflict('invite_id')
    .merge()
}

/** @returns the open invitation whose mail carried this, with the token Medusa takes; null where there is none */
export async function openInvitation(
  knex: Knex,
  token_hash: string,
): Promise<{ id: string; email: string; token: string } | null> {
  const row = await knex('staff_invite_link as l')
    .join('invite as i', 'i.id', 'l.invite_id')
    .where({ 'l.token_hash': token_hash, 'i.accepted': false })
    .whereNull('i.deleted_at')
    .where('l.expires_at', '>', knex.fn.now())
    .first('i.id', 'i.email', 'i.token')
  return row ?? null
}
