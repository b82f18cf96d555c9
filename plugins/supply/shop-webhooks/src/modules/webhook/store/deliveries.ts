import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { DeliveryRow, DueDelivery, EndpointRow, EventRow, WebhookEvent } from '../../../types'
import { deliveryUnknown } from '../errors'

export type Notice = {
  shop_id: string
  type: WebhookEvent
  /** What happened, so that whoever notices it again writes nothing. */
  key: string
  data: Record<string, unknown>
  at?: Date
}

/** Events that are new, each with a delivery for every endpoint that listens. @returns how many deliveries wait */
export async function writeNotices(trx: Knex, notices: Notice[]): Promise<number> {
  let waiting = 0
  for (const { shop_id, type, key, data, at = new Date() } of notices) {
    const listening = (await trx('webhook_endpoint')
      .where({ shop_id })
      .whereNull('deleted_at')
      .whereRaw('? = any(events)', [type])
      .select('id')) as { id: string }[]
    if (!listening.length) continue
    const payload = { type, timestamp: at.toISOString(), data }
    const [event] = (await trx('webhook_event')
      .insert({ id: generateEntityId(undefined, 'msg'), shop_id, type, key, at, payload: JSON.stringify(payload) })
      .onConflict(['shop_id', 'key'])
      .ignore()
      .returning('id')) as { id: string }[]
    if (!event) continue
    await trx('webhook_delivery').insert(
      listening.map(({ id }) => ({ id: generateEntityId(undefined, 'whdl'), event_id: event.id, endpoint_id: id })),
    )
    waiting += listening.length
  }
  return waiting
}

/** A ping goes to one endpoint alone. */
export async function writePing(trx: Knex, { id: endpoint_id, shop_id }: EndpointRow): Promise<string> {
  const [event_id, id] = [generateEntityId(undefined, 'msg'), generateEntityId(undefined, 'whdl')]
  const payload = { type: 'ping', timestamp: new Date().toISOString(), data: { endpoint_id } }
  const row = { id: event_id, shop_id, type: 'ping', key: `ping:${event_id}`, payload: JSON.stringify(payload) }
  await trx('webhook_event').insert(row)
  await trx('webhook_delivery').insert({ id, event_id, endpoint_id })
  return id
}

/**
 * Takes what is due, for a while: whoever dies with it leaves it to the next. Of one endpoint few at once, so that a slow one
 * keeps nobody waiting but itself.
 * @param id that one alone, due or not
 */
export async function claimDue(
  knex: Knex,
  { take, each, lease_ms, id }: { take: number; each: number; lease_ms: number; id?: string },
): Promise<DueDelivery[]> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `with due as (
        select d.id, row_number() over (partition by d.endpoint_id order by d.due_at, d.id) as place
          from webhook_delivery d join webhook_endpoint p on p.id = d.endpoint_id and p.state = 'on' and p.deleted_at is null
          where d.state = 'waiting' and (:id::text is null and d.due_at <= now() or d.id = :id)
          order by d.due_at limit 5000),
      taken as (select d.id from webhook_delivery d join due on due.id = d.id and due.place <= :each
        where d.state = 'waiting' and (d.due_at <= now() or d.id = :id)
        order by d.due_at limit :take for update of d skip locked)
      update webhook_delivery d set due_at = now() + make_interval(secs => :lease), attempts = d.attempts + 1
        from taken where taken.id = d.id returning d.id`,
    { take, each, lease: lease_ms / 1000, id: id ?? null },
  )
  if (!rows.length) return []
  const found = (await knex('webhook_delivery as d')
    .join('webhook_event as e', 'e.id', 'd.event_id')
    .whereIn(
      'd.id',
      rows.map((row) => row.id),
    )
    .select('d.*', 'e.type', 'e.payload', 'e.at')) as (DeliveryRow & Pick<EventRow, 'type' | 'payload' | 'at'>)[]
  const endpoints = (await knex('webhook_endpoint').whereIn(
    'id',
    found.map(({ endpoint_id }) => endpoint_id),
  )) as EndpointRow[]
  return found.flatMap((row) => {
    const endpoint = endpoints.find(({ id: of }) => of === row.endpoint_id)
    return endpoint ? [{ ...row, endpoint }] : []
  })
}

export type Ended = Pick<DeliveryRow, 'state' | 'last_status' | 'last_said'> & { due_at?: Date }

export async function endTry(knex: Knex, id: string, ended: Ended): Promise<void> {
  await knex('webhook_delivery')
    .where({ id, state: 'waiting' })
    .update({ ...ended, last_at: new Date() })
}

type LogPage = { endpoint_id: string; take: number; before?: string }
type Logged = DeliveryRow & Pick<EventRow, 'type' | 'payload'>

/** The newest first, by key. */
export async function logOf(knex: Knex, { endpoint_id, take, before }: LogPage): Promise<Logged[]> {
  const query = knex('webhook_delivery as d')
    .join('webhook_event as e', 'e.id', 'd.event_id')
    .where('d.endpoint_id', endpoint_id)
    .orderBy('d.id', 'desc')
    .limit(take)
    .select('d.*', 'e.type', 'e.payload')
  if (before) query.where('d.id', '<', before)
  return (await query) as Logged[]
}

export async function deliveryOf(knex: Knex, endpoint_id: string, id: string): Promise<Logged | null> {
  const row = (await knex('webhook_delivery as d')
    .join('webhook_event as e', 'e.id', 'd.event_id')
    .where({ 'd.endpoint_id': endpoint_id, 'd.id': id })
    .first('d.*', 'e.type', 'e.payload')) as Logged | undefined
  return row ?? null
}

/** Sent again from the beginning of its tries. @throws MedusaError not_found */
export async function replayOne(knex: Knex, endpoint_id: string, id: string): Promise<void> {
  const changed = await knex('webhook_delivery')
    .where({ id, endpoint_id })
    .update({ state: 'waiting', attempts: 0, due_at: new Date() })
  if (!changed) throw deliveryUnknown()
}

/** All that did not arrive since a moment. @returns how many */
export const replaySince = (knex: Knex, endpoint_id: string, since: Date): Promise<number> =>
  knex('webhook_delivery')
    .where({ endpoint_id })
    .whereNot({ state: 'done' })
    .where('created_at', '>=', since)
    .update({ state: 'waiting', attempts: 0, due_at: new Date() })

/** Events older than anybody asks for again. */
export const forgetBefore = (knex: Knex, before: Date): Promise<number> =>
  knex('webhook_event').where('at', '<', before).delete()
