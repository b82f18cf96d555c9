import type { MedusaContainer } from '@medusajs/framework/types'
import { only } from '@shanzhen/http/contract'
import { SENSOR } from '../../../modules/sensor'
import { type Metric, StaffSite } from '../../../wire'
import { everyRow } from '@shanzhen/workflow-kit/every-row'

/** Sites as staff see them. No key and no hash of one ever leaves. */
export async function listSites(container: MedusaContainer, id?: string) {
  const sensor = container.resolve(SENSOR)
  const relations = ['devices']
  const sites = id
    ? await sensor.listSensorSites({ id }, { relations })
    : await everyRow((after, page) => sensor.listSensorSites(after as object, { ...page, relations }))
  const alarms = await sensor.listAlarmViews({ open: true })
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
