import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { DeliveryRow, DueDelivery, EndpointRow, EventRow, Mode, WebhookEvent } from '../../../types'
import { allTooOften, deliveryUnknown, tooOften } from '../errors'

export type Notice = {
  shop_id: string
  type: WebhookEvent
  /** What happened, so that whoever notices it again writes nothing. */
  key: string
  data: Record<string, unknown>
  at?: Date
  /** In earnest where nothing is said. */
  mode?: Mode
}

/**
 * Events that are new, each with a delivery for every endpoint that listens; they go out in the order given.
 * @returns the shops for which one waits
 */
export async function writeNotices(trx: Knex, notices: Notice[]): Promise<string[]> {
  const endpoints = (await trx('webhook_endpoint')
    .whereIn('shop_id', [...new Set(notices.map(({ shop_id }) => shop_id))])
    .whereNull('deleted_at')
    .select('id', 'shop_id', 'mode', 'events')) as Pick<EndpointRow, 'id' | 'shop_id' | 'mode' | 'events'>[]
  const heard = notices.flatMap((notice) => {
    const { shop_id, type, mode = 'live' } = notice
    const listening = endpoints.filter(
      (one) => one.shop_id === shop_id && one.mode === mode && one.events.includes(type),
    )
    return listening.length ? [{ ...notice, listening }] : []
  })
  if (!heard.length) return []
  // Ids of one moment are drawn at random: sorted, they stand as the events came.
  const ids = heard.map(() => generateEntityId(undefined, 'msg')).sort()
  const events = heard.map(({ shop_id, type, key, data, at = new Date(), mode }, i) => {
    const payload = { type, timestamp: at.toISOString(), ...(mode === 'test' && { test: true }), data }
    return { id: ids[i], shop_id, type, key, at, payload: JSON.stringify(payload) }
  })
  // By their keys: two who notice the same wait for each other in one order.
  const written = (await trx('webhook_event')
    .insert([...events].sort((a, b) => (a.key < b.key ? -1 : 1)))
    .onConflict(['shop_id', 'key'])
    .ignore()
    .returning('id')) as { id: string }[]
  const fresh = new Set(written.map(({ id }) => id))
  const deliveries = heard.flatMap(({ listening }, i) =>
    fresh.has(ids[i]) ? listening.map(({ id: endpoint_id }) => ({ event_id: ids[i], endpoint_id })) : [],
  )
  if (!deliveries.length) return []
  const delivery_ids = deliveries.map(() => generateEntityId(undefined, 'whdl')).sort()
  await trx('webhook_delivery').insert(deliveries.map((row, i) => ({ id: delivery_ids[i], ...row })))
  return [...new Set(events.filter(({ id }) => fresh.has(id)).map(({ shop_id }) => shop_id))]
}

/** Of what is sent by hand, in a minute: nobody makes us knock at somebody's door as often as they like. */
const BY_HAND = 20
/** The same of all addresses of a shop, removed ones too. */
const BY_HAND_OF_SHOP = 60

/** Whoever asks at the same moment waits for the one before. @throws MedusaError not_allowed */
async function countByHand(trx: Knex, id: string): Promise<void> {
  const { rows } = await trx.raw<{ rows: { used: number; shop_id: string }[] }>(
    `update webhook_endpoint set by_hand_at = date_trunc('minute', now()),
        by_hand = case when by_hand_at = date_trunc('minute', now()) then by_hand + 1 else 1 end
      where id = ? returning by_hand as used, shop_id`,
    [id],
  )
  if ((rows[0]?.used ?? 0) > BY_HAND) throw tooOften(BY_HAND)
  const all = trx('webhook_endpoint').where({ shop_id: rows[0]?.shop_id ?? '' })
  const [{ used }] = await all.whereRaw(`by_hand_at = date_trunc('minute', now())`).sum({ used: 'by_hand' })
  if (Number(used ?? 0) > BY_HAND_OF_SHOP) throw allTooOften(BY_HAND_OF_SHOP)
}

/** A ping goes to one endpoint alone. @throws MedusaError not_allowed (too often) */
export async function writePing(trx: Knex, { id: endpoint_id, shop_id }: EndpointRow): Promise<string> {
  await countByHand(trx, endpoint_id)
  const [event_id, id] = [generateEntityId(undefined, 'msg'), generateEntityId(undefined, 'whdl')]
  const payload = { type: 'ping', timestamp: new Date().toISOString(), data: { endpoint_id } }
  const row = { id: event_id, shop_id, type: 'ping', key: `ping:${event_id}`, payload: JSON.stringify(payload) }
  await trx('webhook_event').insert(row)
  await trx('webhook_delivery').insert({ id, event_id, endpoint_id })
  return id
}

type Claim = {
  take: number
  /** How many may be on their way to endpoints that took the last try, and to those that did not. */
  limits: Record<'well' | 'failing', { each: number; each_shop: number; all: number }>
  lease_ms: number
  /** What is. */
  under_way: { endpoint_id: string; shop_id: string; failing: boolean }[]
  /** Of this one alone. */
  shop_id: string | null
}

/**
 * Takes what is due, for a while: whoever dies with it leaves it to the next. Of each endpoint, and each shop, the oldest few:
 * those that fail have room of their own, and take none from the others; which of them have their turn is drawn, each shop's first
 * before anybody's second, so that many that keep silent hold nobody back who is well again.
 */
export async function claimDue(
  knex: Knex,
  { lease_ms, limits, under_way, take, shop_id }: Claim,
): Promise<DueDelivery[]> {
  const most = (['well', 'failing'] as const).map((kind) => ({ failing: kind === 'failing', ...limits[kind] }))
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `with going as (select * from jsonb_to_recordset(:under_way::jsonb) g (endpoint_id text, shop_id text, failing boolean)),
      most as (select * from jsonb_to_recordset(:most::jsonb) m (failing boolean, each int, each_shop int, "all" int)),
      near as (
        select d.id, d.due_at, p.shop_id, m.failing, m.each_shop, m.all,
            row_number() over (partition by p.shop_id, m.failing order by d.due_at, d.id) as place
          from webhook_endpoint p join most m on m.failing = (p.failing_since is not null) cross join lateral (
            select w.id, w.due_at from webhook_delivery w
              where w.endpoint_id = p.id and w.state = 'waiting' and w.due_at <= now() order by w.due_at, w.id
              limit greatest(0, m.each - (select count(*) from going g where g.endpoint_id = p.id))) d
          where p.state = 'on' and p.deleted_at is null and (:shop_id::text is null or p.shop_id = :shop_id)),
      of_shops as (
        select n.*, row_number() over (partition by failing order by place, random()) as turn from near n
          where place + (select count(*) from going g where g.shop_id = n.shop_id and g.failing = n.failing) <= each_shop),
      due as (
        select id, due_at from of_shops n
          where turn + (select count(*) from going g where g.failing = n.failing) <= n.all),
      taken as (select d.id from webhook_delivery d join due on due.id = d.id
        where d.state = 'waiting' and d.due_at <= now() order by due.due_at limit :take for update of d skip locked)
      update webhook_delivery d set due_at = now() + make_interval(secs => :lease), attempts = d.attempts + 1
        from taken where taken.id = d.id returning d.id`,
    { take, shop_id, under_way: JSON.stringify(under_way), most: JSON.stringify(most), lease: lease_ms / 1000 },
  )
  return readDue(
    knex,
    rows.map(({ id }) => id),
  )
}

/** That one, unless it is on its way or its endpoint is off. */
export async function claimOne(knex: Knex, id: string, lease_ms: number): Promise<DueDelivery | null> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `update webhook_delivery d set due_at = now() + make_interval(secs => ?), attempts = d.attempts + 1
      from webhook_endpoint p where p.id = d.endpoint_id and p.state = 'on' and p.deleted_at is null
        and d.id = ? and d.state = 'waiting' and d.due_at <= now() returning d.id`,
    [lease_ms / 1000, id],
  )
  return (await readDue(knex, rows.length ? [id] : []))[0] ?? null
}

async function readDue(knex: Knex, ids: string[]): Promise<DueDelivery[]> {
  if (!ids.length) return []
  const found = (await knex('webhook_delivery as d')
    .join('webhook_event as e', 'e.id', 'd.event_id')
    .whereIn('d.id', ids)
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

/** Sent again from the beginning of its tries. @throws MedusaError not_found, not_allowed (too often) */
export async function replayOne(trx: Knex, endpoint_id: string, id: string): Promise<void> {
  await countByHand(trx, endpoint_id)
  const changed = await trx('webhook_delivery')
    .where({ id, endpoint_id })
    .update({ state: 'waiting', attempts: 0, due_at: new Date() })
  if (!changed) throw deliveryUnknown()
}

/** All that did not arrive since a moment. @returns how many. @throws MedusaError not_allowed (too often) */
export async function replaySince(trx: Knex, endpoint_id: string, since: Date): Promise<number> {
  await countByHand(trx, endpoint_id)
  return trx('webhook_delivery')
    .where({ endpoint_id })
    .whereNot({ state: 'done' })
    .where('created_at', '>=', since)
    .update({ state: 'waiting', attempts: 0, due_at: new Date() })
}

/** Events older than anybody asks for again. */
export const forgetBefore = (knex: Knex, before: Date): Promise<number> =>
  knex('webhook_event').where('at', '<', before).delete()
