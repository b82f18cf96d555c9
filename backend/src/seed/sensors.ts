import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { SENSOR } from '@shanzhen/sensors/modules/sensor'
import { createSensorDeviceWorkflow, createSensorSitesWorkflow } from '@shanzhen/sensors/workflows'
import { demoSites } from './data/sensor-sites'
import { demoReadings } from './demo-readings'

const DAYS = 8
const AT_ONCE = 1000

/** Demo sites with one device each and a week of readings, where none of that name is there yet. */
export async function seedSensors(container: MedusaContainer, producerIds: Map<string, string>) {
  const sensor = container.resolve(SENSOR)
  await sensor.makePartitionsAhead()
  const known = new Set((await sensor.listSensorSites({}, { take: 1000 })).map(({ name }) => name))
  const missing = demoSites.filter(({ name }) => !known.has(name))
  if (missing.length) {
    const goods = await goodIds(container)
    const { result: sites } = await createSensorSitesWorkflow(container).run({
      input: missing.map(({ kind, name, town, village, producer, goods: handles }) => ({
        kind,
        name,
        town,
        village,
        producer_id: producerIds.get(producer) ?? null,
        good_ids: handles.flatMap((handle) => goods.get(handle) ?? []),
        is_demo: true,
      })),
    })
    for (const [i, site] of sites.entries()) {
      const metrics = missing[i].metrics.map(({ curve: _, ...metric }) => metric)
      const input = { site_id: site.id, name: missing[i].device.name, metrics, silent_after_minutes: 720 }
      await createSensorDeviceWorkflow(container).run({ input })
    }
  }
  await measureDemoSites(container)
}

/** What the demo devices measured since they last did: called by the seed and, in a running shop, by a job. */
export async function measureDemoSites(container: MedusaContainer, now = Date.now()) {
  const sensor = container.resolve(SENSOR)
  const sites = await sensor.listSensorSites({ is_demo: true }, { relations: ['devices'], take: 100 })
  for (const site of sites) {
    const demo = demoSites.find(({ name }) => name === site.name)
    const row = site.devices.find(({ name, revoked_at }) => name === demo?.device.name && !revoked_at)
    if (!demo || !row) continue
    const metrics = demo.metrics.map(({ curve: _, ...metric }) => metric)
    const curves = Object.fromEntries(demo.metrics.map(({ key, curve }) => [key, curve]))
    const since = Math.max(row.last_seen_at?.getTime() ?? 0, now - DAYS * 86_400_000)
    const readings = demoReadings(curves, since, now)
    for (let i = 0; i < readings.length; i += AT_ONCE) {
      const device = { id: row.id, site_id: site.id, name: row.name, metrics }
      await sensor.ingest(device, { readings: readings.slice(i, i + AT_ONCE) }, new Date(now))
    }
  }
}

/** Good ids by product handle. */
async function goodIds(container: MedusaContainer): Promise<Map<string, string>> {
  const handles = demoSites.flatMap(({ goods }) => goods)
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'product',
    fields: ['handle', 'good.id'],
    filters: { handle: handles },
  })
  return new Map(data.flatMap(({ handle, good }) => (good?.id ? [[handle, good.id]] : [])))
}
