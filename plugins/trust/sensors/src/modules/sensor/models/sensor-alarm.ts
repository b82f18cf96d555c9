import { model } from '@medusajs/framework/utils'

/** One episode of a value beyond its limit, or of a silent device; open until the value or the device is back. */
export const SensorAlarm = model.define('sensor_alarm', {
  id: model.id({ prefix: 'salarm' }).primaryKey(),
  device_id: model.text(),
  metric: model.text(),
  kind: model.enum(['low', 'high', 'silent']),
  value: model.float().nullable(),
  limit_value: model.float().nullable(),
  opened_at: model.dateTime(),
  closed_at: model.dateTime().nullable(),
  told_at: model.dateTime().nullable(),
})
