import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { AlarmKind, Metric } from '../types'

/** An alarm with what a person needs to know of its place. */
export type AlarmView = {
  id: string
  kind: AlarmKind
  metric: string
  value: number | null
  limit_value: number | null
  opened_at: Date
  closed_at: Date | null
  told_at: Date | null
  device_id: string
  device: string
  metrics: Metric[]
  last_seen_at: Date | null
  site_id: string
  site: string
  site_kind: string
  producer_id: string | null
}

const alarms = (knex: Knex) =>
  knex('sensor_alarm as a')
    .join('sensor_device as d', 'd.id', 'a.device_id')
    .join('sensor_site as s', 's.id', 'd.site_id')
    .select<AlarmView[]>(
      ...['a.id', 'a.kind', 'a.metric', 'a.value', 'a.limit_value', 'a.opened_at', 'a.closed_at', 'a.told_at'],
      ...['d.id as device_id', 'd.name as device', 'd.metrics', 'd.last_seen_at'],
      ...['s.id as site_id', 's.name as site', 's.kind as site_kind', 's.producer_id'],
    )

export type AlarmFilter = { open?: boolean; producer_id?: string; untold?: boolean; take?: number; skip?: number }

export async function countAlarms(knex: Knex): Promise<number> {
  const [{ count }] = await knex('sensor_alarm').count<{ count: string }[]>()
  return Number(count)
}

/** Open ones first, then the newest. */
export function listAlarms(knex: Knex, { open, producer_id, untold, take, skip }: AlarmFilter): Promise<AlarmView[]> {
  const query = alarms(knex)
  if (open !== undefined) query.whereRaw(`a.closed_at is ${open ? '' : 'not '}null`)
  if (producer_id) query.where('s.producer_id', producer_id)
  if (untold) query.whereNull('a.told_at')
  if (take !== undefined) void query.limit(take)
  if (skip) void query.offset(skip)
  return query.orderByRaw('a.closed_at is not null, a.opened_at desc, a.id')
}

export async function markTold(knex: Knex, id: string): Promise<void> {
  await knex('sensor_alarm').where({ id }).whereNull('told_at').update({ told_at: knex.fn.now() })
}

/**
 * Opens an alarm for every device that spoke once and has said nothing for longer than it may; once per silence.
 * @returns the ids of the alarms opened now
 */
export async function openSilentAlarms(knex: Knex, now = new Date()): Promise<string[]> {
  const silent = await knex('sensor_device as d')
    .whereNull('d.revoked_at')
    .whereNull('d.deleted_at')
    .whereRaw('d.last_seen_at < ?::timestamptz - make_interval(mins => d.silent_after_minutes)', [now])
    .whereNotExists(knex('sensor_alarm as a').whereRaw(`a.device_id = d.id and a.metric = '' and a.closed_at is null`))
    .select<{ id: string }[]>('d.id')
  if (!silent.length) return []
  const rows = await knex('sensor_alarm')
    .insert(
      silent.map(({ id }) => ({
        id: generateEntityId(undefined, 'salarm'),
        device_id: id,
        metric: '',
        kind: 'silent',
        opened_at: now,
      })),
    )
    .onConflict(knex.raw('(device_id, metric) where closed_at is null'))
    .ignore()
    .returning<{ id: string }[]>('id')
  return rows.map(({ id }) => id)
}
