import { model } from '@medusajs/framework/utils'
import { SensorSite } from './sensor-site'

/** A device at a site. Its key is shown once and kept as a hash only; a revoked key opens nothing again. */
export const SensorDevice = model.define('sensor_device', {
  id: model.id({ prefix: 'sdev' }).primaryKey(),
  site: model.belongsTo(() => SensorSite, { mappedBy: 'devices' }),
  name: model.text(),
  key_hash: model.text(),
  metrics: model.json(),
  silent_after_minutes: model.number().default(180),
  last_seen_at: model.dateTime().nullable(),
  revoked_at: model.dateTime().nullable(),
})
