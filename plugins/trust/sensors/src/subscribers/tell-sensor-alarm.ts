import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { tellAlarms } from '../sensors/tell-alarms'
import { SENSOR_ALARM_OPENED } from '../workflows/events'

/** An alarm opened: staff and the producer hear of it within a moment. */
export default async function tellSensorAlarm({ container }: SubscriberArgs<{ id: string }>) {
  await tellAlarms(container)
}

export const config: SubscriberConfig = { event: SENSOR_ALARM_OPENED, context: { subscriberId: 'tell-sensor-alarm' } }
