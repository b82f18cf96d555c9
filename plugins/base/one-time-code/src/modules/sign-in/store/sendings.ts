/** Codes as they are sent: counted by sender and over all, before they go, under a lock of the sender. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { judgeSending, type Sent, type Verdict } from '../../../lib/code-rules'
import type { Sending, SendingCounts, SenderView } from '../types'

const HOUR = `created_at > now() - interval '1 hour'`

async function countSent(knex: Knex, { sender, network, address_hash }: Sending): Promise<Sent> {
  const { rows } = await knex.raw<{ rows: Sent[] }>(
    `select (select count(*)::int from code_sending where sender = :sender and sent and ${HOUR}) as by_sender, unused.*,
       exists (select from code_sending where address_hash = :address_hash and used_by = :sender) as known,
       exists (select from code_sending where address_hash = :address_hash and used_by = sender and network = :network) as near,
       (select count(*)::int from code_sending where channel = 'sms' and sent and used_at is not null and ${HOUR}) as sms_used,
       (select count(*)::int from code_sending where channel = 'sms' and sent and used_at is null and ${HOUR}) as sms_unused
     from (select count(*)::int as to_address, (count(*) filter (where sender <> :sender))::int as by_others,
         coalesce(ceil(extract(epoch from now() - max(created_at))), 0)::int as last_s
       from code_sending where address_hash = :address_hash and sent and used_at is null
         and created_at > now() - interval '1 day') as unused`,
    { sender, network, address_hash },
  )
  return rows[0]
}

/**
 * Writes down that a code is about to be sent, or that it is not. Requests of one sender at once are counted one after the
 * other, and so are those for one address. `work` is what was computed for it; work that was used before counts as none.
 */
export function reserveSending(knex: Knex, sending: Sending): Promise<{ id: string; verdict: Verdict; counts: Sent }> {
  return knex.transaction(async (transaction) => {
    for (const one of [sending.sender, `to:${sending.address_hash}`])
      await transaction.raw(`select pg_advisory_xact_lock(hashtextextended('code_sending:' || ?, 0))`, [one])
    const counts = await countSent(transaction, sending)
    const verdict = judgeSending(counts, sending.channel)
    const fresh = sending.work_hash
      ? !(await transaction('code_sending').where({ work_hash: sending.work_hash }).first('id'))
      : false
    const enough = verdict.kind === 'work' && fresh && sending.work_bits >= verdict.bits
    const sent = verdict.kind === 'free' || enough
    const id = generateEntityId(undefined, 'cosd')
    const { channel, sender, network, address_hash } = sending
    await transaction('code_sending').insert({
      ...{ id, channel, sender, network, address_hash, sent },
      work_hash: enough ? sending.work_hash : null,
    })
    return { id, verdict: sent ? { kind: 'free' } : verdict, counts }
  })
}

/** A code that was not sent after all costs its sender nothing; work that was done for it is not asked for again. */
export async function takeBackSending(knex: Knex, id: string): Promise<void> {
  await knex('code_sending').where({ id }).delete()
}

/** `used_by`: the sender at whose network it was used. Nobody else who asked for one is known by it. */
export async function markUsed(knex: Knex, address_hash: string, used_by: string): Promise<void> {
  await knex.raw(
    `update code_sending set used_at = now(), used_by = ?
     where address_hash = ? and used_at is null and sent and created_at > now() - interval '15 minutes'`,
    [used_by, address_hash],
  )
}

export async function sendingCounts(knex: Knex): Promise<SendingCounts> {
  const { rows } = await knex.raw<{ rows: SendingCounts[] }>(
    `select count(*) filter (where sent and channel = 'sms')::int as sms,
       count(*) filter (where sent and channel = 'sms' and used_at is not null)::int as sms_used,
       count(*) filter (where sent and channel = 'email')::int as email,
       count(*) filter (where not sent)::int as refused
     from code_sending where ${HOUR}`,
  )
  return rows[0]
}

/** Who asked for most within the hour: networks are coarse, addresses are not told. */
export async function topSenders(knex: Knex): Promise<SenderView[]> {
  const { rows } = await knex.raw<{ rows: SenderView[] }>(
    `select network, count(*) filter (where sent)::int as sent, count(*) filter (where not sent)::int as refused,
       count(*) filter (where used_at is not null)::int as used, count(distinct address_hash)::int as addresses
     from code_sending where ${HOUR} group by sender, network having count(*) > 3
     order by count(*) desc limit 20`,
  )
  return rows
}

/** Longer than a sign-in lasts: where an address was proved is remembered. */
export async function forgetSendings(knex: Knex): Promise<void> {
  await knex.raw(`delete from code_sending where created_at < now() - interval '2 days'
    and (used_by is null or created_at < now() - interval '40 days')`)
}
