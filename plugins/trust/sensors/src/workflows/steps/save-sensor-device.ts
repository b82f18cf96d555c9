import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { SENSOR } from '../../modules/sensor'
import { makeKey } from '../../modules/sensor/device-key'
import * as errors from '../../modules/sensor/errors'
import type { DeviceFacts, Metric } from '../../modules/sensor/types'

export type DeviceChange = { id: string } & Partial<Omit<DeviceFacts, 'site_id'>>

function assertMetrics(metrics: Metric[]) {
  const seen = new Set<string>()
  for (const { key, name, min, max } of metrics) {
    if (seen.has(key)) throw errors.metricTwice(key)
    if (min !== null && max !== null && min > max) throw errors.limitsCrossed(name)
    seen.add(key)
  }
}
/** JSON columns take an object; a list is one too. */
const asJson = (metrics: Metric[]) => metrics as unknown as Record<string, unknown>

/** Adds a device and draws its key, which is told in this answer and never again. */
export const createSensorDeviceStep = createStep(
  'create-sensor-device',
  async ({ metrics, ...input }: DeviceFacts, { container }) => {
    const sensor = container.resolve(SENSOR)
    const [site] = await sensor.listSensorSites({ id: input.site_id })
    if (!site) throw errors.siteUnknown()
    assertMetrics(metrics)
    const { key, key_hash } = makeKey()
    const device = await sensor.createSensorDevices({ ...input, metrics: asJson(metrics), key_hash })
    return new StepResponse({ id: device.id, key }, device.id)
  },
  async (id, { container }) => {
    if (id) await container.resolve(SENSOR).deleteSensorDevices([id])
  },
)

/** Changes a device's name, what it measures and within which limits. */
export const updateSensorDeviceStep = createStep(
  'update-sensor-device',
  async ({ metrics, ...input }: DeviceChange, { container }) => {
    const sensor = container.resolve(SENSOR)
    const [before] = await sensor.listSensorDevices({ id: input.id })
    if (!before) throw errors.deviceUnknown()
    if (metrics) assertMetrics(metrics)
    await sensor.updateSensorDevices({ ...input, ...(metrics && { metrics: asJson(metrics) }) })
    const { id, name, silent_after_minutes } = before
    return new StepResponse({ id }, { id, name, silent_after_minutes, metrics: before.metrics })
  },
  async (before, { container }) => {
    if (before) await container.resolve(SENSOR).updateSensorDevices(before)
  },
)

/** Ends a device's key for good and closes what it left open. Idempotent. */
export const revokeSensorDeviceStep = createStep(
  'revoke-sensor-device',
  async (id: string, { container }) => {
    const sensor = container.resolve(SENSOR)
    const [before] = await sensor.listSensorDevices({ id })
    if (!before) throw errors.deviceUnknown()
    if (before.revoked_at) return new StepResponse({ id }, null)
    const now = new Date()
    await sensor.updateSensorDevices({ id, revoked_at: now })
    const open = await sensor.listSensorAlarms({ device_id: id, closed_at: null })
    if (open.length) await sensor.updateSensorAlarms(open.map((alarm) => ({ id: alarm.id, closed_at: now })))
    return new StepResponse({ id }, { id, alarms: open.map((alarm) => alarm.id) })
  },
  async (undo, { container }) => {
    if (!undo) return
    const sensor = container.resolve(SENSOR)
    await sensor.updateSensorDevices({ id: undo.id, revoked_at: null })
    if (undo.alarms.length) await sensor.updateSensorAlarms(undo.alarms.map((id) => ({ id, closed_at: null })))
  },
)
