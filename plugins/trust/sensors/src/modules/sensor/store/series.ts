import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { Metric, Point, Series } from '../types'

const MINUTE_S = 60
const DAY_S = 86_400
/** Each span up to so many days is shown in buckets of so many seconds: a curve never has many more than 100 points. */
const BUCKETS: [days: number, bucket_s: number][] = [
  [1, 15 * MINUTE_S],
  [3, 60 * MINUTE_S],
  [8, 2 * 60 * MINUTE_S],
  [32, 8 * 60 * MINUTE_S],
  [100, DAY_S],
]

export function bucketFor(from: Date, to: Date): number {
  const days = (to.getTime() - from.getTime()) / (DAY_S * 1000)
  return BUCKETS.find(([most]) => days <= most)?.[1] ?? 7 * DAY_S
}

export type Period = { from: Date; to: Date }
type DeviceRow = { id: string; name: string; metrics: Metric[] }
type BucketRow = { device_id: string; metric: string; at: Date; min: number; avg: number; max: number; count: string }
type LatestRow = { device_id: string; metric: string; at: Date; value: number }

/**
 * Lowest, mean and highest value per bucket of every metric at a site, from `from` (inclusive) to `to` (exclusive).
 * Buckets begin at Shanghai's midnights. Nothing is made up between two values.
 */
export async function readSeries(knex: Knex, site_id: string, { from, to }: Period): Promise<Series[]> {
  const devices = await knex('sensor_device')
    .where({ site_id, deleted_at: null })
    .orderBy('created_at')
    .select<DeviceRow[]>('id', 'name', 'metrics')
  const ids = devices.map(({ id }) => id)
  const bucket_s = bucketFor(from, to)
  const [{ rows: buckets }, latest] = (await Promise.all([
    knex.raw(
      `select device_id, metric, date_bin(make_interval(secs => ?), at, timestamptz '2026-01-05T00:00:00+08:00') as at,
         min(value), avg(value), max(value), count(*)
       from sensor_reading where device_id = any(?) and at >= ? and at < ?
       group by 1, 2, 3 order by 3`,
      [bucket_s, ids, from, to],
    ),
    knex('sensor_latest').whereIn('device_id', ids),
  ])) as [{ rows: BucketRow[] }, LatestRow[]]
  return devices.flatMap((device) =>
    device.metrics.map((metric) => {
      const mine = (row: { device_id: string; metric: string }) =>
        row.device_id === device.id && row.metric === metric.key
      const newest = latest.find(mine)
      return {
        device_id: device.id,
        device: device.name,
        metric,
        from: from.toISOString(),
        to: to.toISOString(),
        bucket_s,
        latest: newest ? { at: newest.at.toISOString(), value: newest.value } : null,
        points: buckets.filter(mine).map(toPoint),
      }
    }),
  )
}

const rounded = (value: number) => Math.round(value * 100) / 100
const toPoint = ({ at, min, avg, max, count }: BucketRow): Point => ({
  at: at.toISOString(),
  min: rounded(min),
  avg: rounded(avg),
  max: rounded(max),
  count: Number(count),
})
