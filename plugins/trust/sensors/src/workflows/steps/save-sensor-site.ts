import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { SENSOR } from '../../modules/sensor'
import * as errors from '../../modules/sensor/errors'
import type { SiteFacts } from '../../modules/sensor/types'
import { TRACEABILITY } from '@shanzhen/producers/modules/traceability'

export type SiteChange = { id: string } & Partial<SiteFacts>
type Resolver = { resolve: (name: typeof TRACEABILITY) => { listProducers: (f: object) => Promise<unknown[]> } }

async function assertProducer(container: Resolver, producer_id: string | null | undefined) {
  if (!producer_id) return
  const [known] = await container.resolve(TRACEABILITY).listProducers({ id: producer_id })
  if (!known) throw errors.producerUnknown()
}

/** Adds places that measure themselves. */
export const createSensorSitesStep = createStep(
  'create-sensor-sites',
  async (input: SiteFacts[], { container }) => {
    for (const site of input) await assertProducer(container as Resolver, site.producer_id)
    const sites = await container.resolve(SENSOR).createSensorSites(input)
    return new StepResponse(
      sites,
      sites.map(({ id }) => id),
    )
  },
  async (ids, { container }) => {
    if (ids?.length) await container.resolve(SENSOR).deleteSensorSites(ids)
  },
)

/** Changes what is known of a site. */
export const updateSensorSiteStep = createStep(
  'update-sensor-site',
  async (input: SiteChange, { container }) => {
    const sensor = container.resolve(SENSOR)
    const [before] = await sensor.listSensorSites({ id: input.id })
    if (!before) throw errors.siteUnknown()
    await assertProducer(container as Resolver, input.producer_id)
    const site = await sensor.updateSensorSites(input)
    const { id, kind, name, producer_id, town, village, good_ids, is_demo } = before
    return new StepResponse(site, { id, kind, name, producer_id, town, village, good_ids, is_demo })
  },
  async (before, { container }) => {
    if (before) await container.resolve(SENSOR).updateSensorSites(before)
  },
)

/** Removes a site nothing was measured at. */
export const deleteSensorSiteStep = createStep(
  'delete-sensor-site',
  async (id: string, { container }) => {
    const sensor = container.resolve(SENSOR)
    const [site] = await sensor.listSensorSites({ id }, { relations: ['devices'] })
    if (!site) throw errors.siteUnknown()
    if (site.devices.length) throw errors.siteHasDevices(site.devices.length)
    await sensor.softDeleteSensorSites([id])
    return new StepResponse({ id }, id)
  },
  async (id, { container }) => {
    if (id) await container.resolve(SENSOR).restoreSensorSites([id])
  },
)
