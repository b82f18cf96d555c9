import type { MedusaContainer } from '@medusajs/framework/types'
import { SENSOR } from '../modules/sensor'
import { tellAlarms } from '../sensors/tell-alarms'

/** Every five minutes: which devices fell silent, and what nobody was told of because a process ended in between. */
export default async function watchSensors(container: MedusaContainer) {
  await container.resolve(SENSOR).openSilentAlarms()
  await tellAlarms(container)
}

export const config = { name: 'sensor-watch', schedule: '*/5 * * * *' }
