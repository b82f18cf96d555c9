import type { MedusaContainer } from '@medusajs/framework/types'
import { SOLD_COUNT } from '../modules/sold-count'
import type SoldCountService from '../modules/sold-count/service'

const LOOK_BACK_MS = 3 * 3_600_000

/** Once an hour: orders whose event a crash lost are counted all the same. */
export default async function countSold(container: MedusaContainer): Promise<void> {
  await container.resolve<SoldCountService>(SOLD_COUNT).catchUp(new Date(Date.now() - LOOK_BACK_MS))
}

export const config = { name: 'count-sold', schedule: '3 * * * *' }
