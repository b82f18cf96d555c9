import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** How long an answer is kept, and after how long a call that never ended may be made again. */
const KEPT = '7 days'
const LOST = '2 minutes'

export type Call = { shop_id: string; key: string; fingerprint: string }
export type Begun =
  /** It is this one's to answer. */
  | { state: 'mine' }
  | { state: 'running' }
  /** The key stands for something else, whether or not that has ended. */
  | { state: 'other' }
  | { state: 'done'; status: number; answer: unknown }

/** Two at once: one begins, the other hears how it stands. */
export async function beginCall(knex: Knex, { shop_id, key, fingerprint }: Call): Promise<Begun> {
  const { rows } = await knex.raw<{ rows: { mine: boolean }[] }>(
    `insert into shop_api_call (shop_id, key, fingerprint) values (?, ?, ?)
      on conflict (shop_id, key) do update set fingerprint = excluded.fingerprint, begun_at = now(), status = null,
          answer = null, ended_at = null
        where shop_api_call.begun_at < now() - interval '${KEPT}'
          or (shop_api_call.ended_at is null and shop_api_call.begun_at < now() - interval '${LOST}'
            and shop_api_call.fingerprint = excluded.fingerprint)
      returning true as mine`,
    [shop_id, key, fingerprint],
  )
  if (rows.length) return { state: 'mine' }
  const known = (await knex('shop_api_call').where({ shop_id, key }).first()) as
    | { fingerprint: string; status: number | null; answer: unknown }
    | undefined
  if (known && known.fingerprint !== fingerprint) return { state: 'other' }
  if (!known || known.status === null) return { state: 'running' }
  return { state: 'done', status: known.status, answer: known.answer }
}

/** A fault of ours is not kept: the same call may be tried again. */
export async function endCall(knex: Knex, { shop_id, key }: Call, status: number, answer: unknown): Promise<void> {
  const of = knex('shop_api_call').where({ shop_id, key })
  if (status >= 500) await of.delete()
  else await of.update({ status, answer: JSON.stringify(answer), ended_at: new Date() })
}

export async function forgetCalls(knex: Knex): Promise<void> {
  await knex.raw(`delete from shop_api_call where begun_at < now() - interval '${KEPT}'`)
}
