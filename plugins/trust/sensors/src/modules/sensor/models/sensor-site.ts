import { model } from '@medusajs/framework/utils'
import { SITE_KINDS } from '../types'
import { SensorDevice } from './sensor-device'

/** A place with sensors: whose it is, where it lies and which goods come from there. */
export const SensorSite = model.define('sensor_site', {
  id: model.id({ prefix: 'site' }).primaryKey(),
  kind: model.enum([...SITE_KINDS]),
  name: model.text(),
  producer_id: model.text().nullable(),
  town: model.text().nullable(),
  village: model.text().nullable(),
  good_ids: model.array(),
  is_demo: model.boolean().default(false),
  devices: model.hasMany(() => SensorDevice, { mappedBy: 'site' }),
})
