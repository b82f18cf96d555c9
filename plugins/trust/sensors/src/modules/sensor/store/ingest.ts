import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { KnownDevice, Reading } from '../types'
import { type Episode, walkEpisodes } from './episodes'

type Stored = { metric: string; at: Date; value: number }
const NO_PARTITION = '23514'

/**
 * Writes a device's readings in one transaction with what they mean: newest values, alarms opened and closed, last seen.
 * The device's row is locked first, so that two batches of one device follow each other and an episode opens once.
 * A reading known already changes nothing, also where it says another value.
 * @returns null where the device was revoked meanwhile
 */
export async function writeReadings(knex: Knex, device: KnownDevice, readings: Reading[], now: Date) {
  try {
    return await knex.transaction((trx) => writeIn(trx, device, readings, now))
  } catch (error) {
    if ((error as { code?: string }).code !== NO_PARTITION) throw error
    await makePartitions(
      knex,
      readings.map(({ at }) => at),
    )
    return await knex.transaction((trx) => writeIn(trx, device, readings, now))
  }
}

/** Makes the months these moments lie in; one that is there already is left alone. */
export async function makePartitions(knex: Knex, moments: Date[]): Promise<void> {
  const months = [...new Set(moments.map((moment) => `${moment.toISOString().slice(0, 7)}-01T00:00:00Z`))]
  for (const month of months) await knex.raw('select sensor_make_partition(?::timestamptz)', [month])
}

async function writeIn(trx: Knex.Transaction, device: KnownDevice, readings: Reading[], now: Date) {
  const { rowCount } = await trx.raw(
    `update sensor_device set last_seen_at = greatest(last_seen_at, ?::timestamptz)
     where id = ? and revoked_at is null and deleted_at is null`,
    [now, device.id],
  )
  if (!rowCount) return null
  const columns = [readings.map((r) => r.metric), readings.map((r) => r.at.toISOString()), readings.map((r) => r.value)]
  const { rows: stored } = (await trx.raw(
    `insert into sensor_reading (device_id, metric, at, value)
     select ?, r.metric, r.at, r.value from unnest(?::text[], ?::timestamptz[], ?::float8[]) as r (metric, at, value)
     on conflict do nothing returning metric, at, value`,
    [device.id, ...columns],
  )) as { rows: Stored[] }
  await closeSilence(trx, device.id, now)
  const opened = stored.length ? await follow(trx, device, stored) : []
  return { stored: stored.length, opened }
}

const closeSilence = (trx: Knex.Transaction, device_id: string, now: Date) =>
  trx.raw(
    `update sensor_alarm set closed_at = greatest(opened_at, ?::timestamptz), updated_at = now()
     where device_id = ? and metric = '' and closed_at is null`,
    [now, device_id],
  )

/** @returns the ids of alarms these readings opened */
async function follow(trx: Knex.Transaction, device: KnownDevice, stored: Stored[]): Promise<string[]> {
  const [latest, open] = await Promise.all([
    trx('sensor_latest').where({ device_id: device.id }).select<Stored[]>('metric', 'at', 'value'),
    trx('sensor_alarm')
      .where({ device_id: device.id, closed_at: null })
      .whereNot({ metric: '' })
      .select<Episode[]>('id', 'metric', 'kind', 'value', 'limit_value', 'opened_at', 'closed_at'),
  ])
  const episodes = device.metrics.flatMap((metric) => {
    const mine = stored.filter((reading) => reading.metric === metric.key)
    if (!mine.length) return []
    const since = latest.find((reading) => reading.metric === metric.key)?.at ?? null
    return walkEpisodes(metric, mine, open.find((alarm) => alarm.metric === metric.key) ?? null, since)
  })
  await keepLatest(trx, device.id, stored)
  for (const { id, closed_at } of episodes.filter((episode) => episode.id)) {
    await trx('sensor_alarm').where({ id }).update({ closed_at, updated_at: trx.fn.now() })
  }
  const fresh = episodes
    .filter((episode) => !episode.id)
    .map((episode) => ({ ...episode, id: generateEntityId(undefined, 'salarm'), device_id: device.id }))
  if (fresh.length) await trx('sensor_alarm').insert(fresh)
  return fresh.map(({ id }) => id)
}

function keepLatest(trx: Knex.Transaction, device_id: string, stored: Stored[]) {
  const newest = new Map<string, Stored>()
  for (const reading of stored) {
    const known = newest.get(reading.metric)
    if (!known || reading.at > known.at) newest.set(reading.metric, reading)
  }
  return trx('sensor_latest as l')
    .insert([...newest.values()].map((reading) => ({ device_id, ...reading })))
    .onConflict(['device_id', 'metric'])
    .merge()
    .where('l.at', '<', trx.raw('excluded.at'))
}
