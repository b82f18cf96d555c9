import { StoreService } from '@shanzhen/workflow-kit/store-service'
import { hashKey } from './device-key'
import { keyWrong } from './errors'
import { SensorAlarm } from './models/sensor-alarm'
import { SensorDevice } from './models/sensor-device'
import { SensorSite } from './models/sensor-site'
import { countAlarms, listAlarms, markTold, openSilentAlarms } from './store/alarms'
import { checkRows, rowsOf } from './store/check-rows'
import { makePartitions, writeReadings } from './store/ingest'
import { readSeries } from './store/series'
import type { IngestAnswer, KnownDevice } from './types'

const MONTHS_AHEAD = 2

/** Takes what devices measure and answers with what was measured; readings are written and read by SQL alone. */
export default class SensorService extends StoreService(
  { SensorSite, SensorDevice, SensorAlarm },
  { series: readSeries, listAlarmViews: listAlarms, countAlarms, markAlarmTold: markTold, openSilentAlarms },
) {
  /** @throws IngestRefusal 401 for a key that is none, wrong or revoked */
  async deviceByKey(key: string | null): Promise<KnownDevice> {
    const device = key
      ? await this.knex('sensor_device')
          .where({ key_hash: hashKey(key), revoked_at: null, deleted_at: null })
          .first<KnownDevice>('id', 'site_id', 'name', 'metrics')
      : null
    if (!device) throw keyWrong()
    return device
  }

  /**
   * Takes a batch as it came over the wire. Idempotent: the same readings again are answered as repeated.
   * @throws IngestRefusal 401 revoked meanwhile, 413 too many rows, 422 not a batch
   */
  async ingest(device: KnownDevice, body: unknown, now = new Date()): Promise<IngestAnswer> {
    const { readings, refused } = checkRows(rowsOf(body), device.metrics, now.getTime())
    if (!readings.length) return { stored: 0, repeated: 0, refused, alarms: [] }
    const written = await writeReadings(this.knex, device, readings, now)
    if (!written) throw keyWrong()
    return { stored: written.stored, repeated: readings.length - written.stored, refused, alarms: written.opened }
  }

  /** This month and the next ones, ready before the first reading of theirs arrives. */
  makePartitionsAhead(now = new Date()): Promise<void> {
    const months = Array.from(
      { length: MONTHS_AHEAD + 1 },
      (_, i) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + i, 1)),
    )
    return makePartitions(this.knex, months)
  }

  /** The sites a good comes from. */
  async siteIdsOfGood(good_id: string): Promise<string[]> {
    const rows = await this.knex('sensor_site')
      .whereRaw('good_ids @> array[?]::text[]', [good_id])
      .whereNull('deleted_at')
      .orderBy('created_at')
      .select<{ id: string }[]>('id')
    return rows.map(({ id }) => id)
  }
}
