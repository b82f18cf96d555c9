import type { MedusaContainer } from '@medusajs/framework/types'
import { SENSOR } from '../modules/sensor'

/** Every night: the coming months' tables for readings; one that is missing is made when its first reading comes. */
export default async function makeReadingMonths(container: MedusaContainer) {
  await container.resolve(SENSOR).makePartitionsAhead()
}

export const config = { name: 'sensor-make-months', schedule: '40 18 * * *' }
