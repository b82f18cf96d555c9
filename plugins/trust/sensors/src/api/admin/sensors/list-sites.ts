import type { MedusaContainer } from '@medusajs/framework/types'
import { only } from '@shanzhen/http/contract'
import { SENSOR } from '../../../modules/sensor'
import { type Metric, StaffSite } from '../../../wire'

/** Sites as staff see them. No key and no hash of one ever leaves. */
export async function listSites(container: MedusaContainer, id?: string) {
  const sensor = container.resolve(SENSOR)
  const sites = await sensor.listSensorSites(id ? { id } : {}, {
    relations: ['devices'],
    take: 500,
    order: { created_at: 'ASC' },
  })
  const alarms = await sensor.listAlarmViews({ open: true, take: 1000 })
  return sites.map(({ devices, ...site }) =>
    only(StaffSite, {
      ...site,
      open_alarms: alarms.filter(({ site_id }) => site_id === site.id).length,
      devices: devices.map(({ id: device_id, name, metrics, silent_after_minutes, last_seen_at, revoked_at }) => ({
        id: device_id,
        name,
        metrics: metrics as unknown as Metric[],
        silent_after_minutes,
        last_seen_at,
        revoked_at,
      })),
    }),
  )
}
